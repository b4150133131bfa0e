package io.pgcluster.exporter.metric;

/** The type of a family, as Prometheus' text format names it. */
public enum MetricType {
    /** Only grows, until its source is reset. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Counts of observations in cumulative buckets, with their sum. */
    HISTOGRAM,
    /** Unknown; what postgres_exporter says of columns without a description. */
    UNTYPED
}
