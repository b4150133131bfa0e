package io.pgcluster.render.target.monitoring;

import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.rule.Links;
import io.pgcluster.render.config.ExporterJob;
import io.pgcluster.render.config.monitoring.Places;
import io.pgcluster.render.plan.Plan;
import java.util.Optional;

/** Where the programs of this host listen: on the loopback address, since none of them asks for a password by itself. */
final class Addresses {
    static final String PROMETHEUS = "127.0.0.1:9090";
    static final String ALERTMANAGER = "127.0.0.1:9093";
    static final String GRAFANA = "127.0.0.1:3000";

    private Addresses() {}

    static Places places(Plan plan) {
        return new Places(
                ExporterJob.of(plan).address(),
                Optional.empty(),
                PROMETHEUS,
                ALERTMANAGER,
                Layout.RULES,
                Layout.INSTALLED_DASHBOARDS,
                Webhooks.InFiles.DIRECTORY,
                Links.DEFAULT);
    }
}
