package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.Companion;
import io.pgcluster.monitoring.rule.Links;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.config.monitoring.GrafanaProvisioning;
import io.pgcluster.render.config.monitoring.MonitoringArtifacts;
import io.pgcluster.render.config.monitoring.Places;
import io.pgcluster.render.config.monitoring.PrometheusConfiguration;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.platform.CompanionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the programs next to the cluster read. They find each other by their names on their network. */
final class MonitoringConfiguration {
    private static final String RULES = "rules";
    /** Where Grafana finds the dashboards. */
    static final String DASHBOARDS = "/etc/pgcluster-dashboards";

    private MonitoringConfiguration() {}

    static List<Artifact> artifacts(Plan plan) {
        List<Artifact> artifacts = new ArrayList<>();
        Places places = places(plan);
        if (runs(plan, Companion.PROMETHEUS)) {
            artifacts.add(
                    Artifact.text(Layout.PROMETHEUS + "/prometheus.yml", PrometheusConfiguration.text(plan, places)));
            artifacts.add(
                    Artifact.text(Layout.PROMETHEUS + "/optional/up.yaml", PrometheusConfiguration.upByServer(plan)));
            artifacts.addAll(MonitoringArtifacts.rules(plan, places, Layout.PROMETHEUS + "/" + RULES));
        }
        if (runs(plan, Companion.ALERTMANAGER)) {
            artifacts.add(Artifact.text(
                    Layout.ALERTMANAGER + "/alertmanager.yml", MonitoringArtifacts.alertmanager(plan, places)));
        }
        if (runs(plan, Companion.GRAFANA)) {
            artifacts.add(Artifact.text(
                    Layout.GRAFANA_PROVISIONING + "/datasources/pgcluster.yaml",
                    GrafanaProvisioning.dataSources(plan, places)));
            artifacts.add(Artifact.text(
                    Layout.GRAFANA_PROVISIONING + "/dashboards/pgcluster.yaml",
                    GrafanaProvisioning.dashboards(plan, places)));
            artifacts.addAll(MonitoringArtifacts.dashboards(plan, Layout.GRAFANA_DASHBOARDS));
        }
        if (runs(plan, Companion.PGADMIN)) {
            artifacts.add(Artifact.text(Layout.PGADMIN + "/servers.json", PgadminServers.text(plan)));
        }
        return artifacts;
    }

    private static boolean runs(Plan plan, Companion companion) {
        return plan.topology().companion(companion).isPresent();
    }

    private static Places places(Plan plan) {
        return new Places(
                ComposeNames.EXPORTER + ":" + Ports.EXPORTER,
                Optional.of(ComposeNames.companion(Companion.NODE_EXPORTER) + ":" + ComposePorts.NODE_EXPORTER),
                ComposeNames.companion(Companion.PROMETHEUS) + ":" + ComposePorts.PROMETHEUS,
                ComposeNames.companion(Companion.ALERTMANAGER) + ":" + ComposePorts.ALERTMANAGER,
                RULES,
                DASHBOARDS,
                ComposeNames.TLS_DIRECTORY,
                links(plan));
    }

    private static Links links(Plan plan) {
        return plan.topology()
                .companion(Companion.GRAFANA)
                .flatMap(CompanionPlan::page)
                .map(page -> new Links(page.url(), Links.DEFAULT.runbookUrl()))
                .orElse(Links.DEFAULT);
    }
}
