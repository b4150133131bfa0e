package io.pgcluster.exporter.exposition;

/** The two formats that Prometheus reads. */
public enum ExpositionFormat {
    /** Prometheus' own text format. */
    PROMETHEUS_TEXT("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics 1.0. */
    OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String contentType;

    ExpositionFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The value of the header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }
}
