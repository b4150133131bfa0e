package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;

/** Metrics, dashboards, alerts and logs. */
public record MonitoringSpec(
        @Doc("Run the exporters and Prometheus.") boolean prometheus,
        @Doc("Run Grafana with the dashboards.") boolean grafana,
        @Doc("Install the alert rules and Alertmanager.") boolean alerts,
        @Doc("Run pgAdmin with the servers preconfigured.") boolean pgAdmin,

        @Doc("Log checkpoints, lock waits, temporary files, slow statements and connections.")
        boolean detailedLogging,

        @Doc("Which metrics the exporter shows.") ExporterSpec exporter,

        @Doc(value = "How often metrics are read.", example = "15s")
        TimeSpan scrapeInterval,

        @Doc(value = "How long metrics are kept.", example = "15d")
        TimeSpan retention,

        @Doc("What alerts compare with, and where dashboards draw their lines (target monitoring).")
        ThresholdsSpec thresholds) {}
