package io.pgcluster.render.target.monitoring;

/** What changes of the fields cost that only this target reads. */
final class Effects {
    static final String TABLE = """
            spec.monitoring.grafana\treload\tdashboards are rendered or no longer rendered: remove them from Grafana by hand
            spec.monitoring.alerts\treload\trules of alerts are rendered or no longer rendered: reload Prometheus and Alertmanager
            spec.monitoring.scrapeInterval\treload\treload Prometheus with the rendered files
            spec.monitoring.retention\tnone\trestart Prometheus with the flag that the README shows
            spec.monitoring.thresholds\treload\treload Prometheus with the rendered files; Grafana reads its own by itself
            """;

    private Effects() {}
}
