package io.pgcluster.render.target.monitoring;

import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.monitoring.scrape.UpByServer;
import io.pgcluster.render.config.ExporterJob;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.List;

/** {@code prometheus.yml}: what is read how often, and who is told of alerts. */
final class PrometheusConfiguration {
    private PrometheusConfiguration() {}

    static String text(Plan plan) {
        MonitoringSpec monitoring = plan.cluster().spec().monitoring();
        String interval = monitoring.scrapeInterval().toString();
        Tree tree = new Tree()
                .put("global", new Tree().put("scrape_interval", interval).put("evaluation_interval", interval))
                .putIf(monitoring.alerts() || monitoring.grafana(), "rule_files", List.of(Layout.RULES + "/*.yaml"))
                .putIf(monitoring.alerts(), "alerting", new Tree().put("alertmanagers", List.of(alertmanager())))
                .put("scrape_configs", List.of(job(plan)));
        return YamlText.write(
                Generated.comment(plan, "Every series of a server has the server's name as its instance."), tree);
    }

    static String upByServer(Plan plan) {
        return YamlText.write(
                Generated.comment(
                        plan, "For dashboards of others that list servers by up: copy it to rules/ to load it."),
                new Tree().putAll(UpByServer.file()));
    }

    private static Tree job(Plan plan) {
        return new Tree().putAll(ExporterJob.of(plan).settings());
    }

    private static Tree alertmanager() {
        return new Tree().put("static_configs", List.of(new Tree().put("targets", List.of(Addresses.ALERTMANAGER))));
    }
}
