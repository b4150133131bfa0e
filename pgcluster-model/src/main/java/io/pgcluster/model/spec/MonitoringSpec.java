package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;
import java.util.List;

/** Metrics, dashboards, alerts and logs. */
public record MonitoringSpec(
        @Doc("Run the exporter, and Prometheus with node_exporter.")
        boolean prometheus,

        @Doc("Run Grafana with the dashboards; it reads Prometheus.")
        boolean grafana,

        @Doc("Load the alert rules and run Alertmanager.") boolean alerts,

        @Doc(
                value =
                        "Who is told of alerts: each has a file with the URL of its webhook in the secrets directory. Without any,"
                                + " alerts are only shown.",
                example = "[page, ticket]")
        List<AlertReceiver> webhooks,

        @Doc("Run pgAdmin with the servers preconfigured.") boolean pgAdmin,

        @Doc("Log checkpoints, lock waits, temporary files, slow statements and connections.")
        boolean detailedLogging,

        @Doc("Which metrics the exporter shows.") ExporterSpec exporter,

        @Doc(value = "How often metrics are read.", example = "15s")
        TimeSpan scrapeInterval,

        @Doc(value = "How long metrics are kept.", example = "15d")
        TimeSpan retention,

        @Doc("What alerts compare with, and where dashboards draw their lines.")
        ThresholdsSpec thresholds) {
    /** Keeps unmodifiable copies. */
    public MonitoringSpec {
        webhooks = Values.list(webhooks);
    }
}
