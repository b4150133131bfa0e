package io.pgcluster.exporter.metric;

/** The type of a family, as Prometheus' text format names it. */
public enum MetricType {
    /** Only grows, until its source is reset. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Counts of observations in cumulative buckets, with their sum. */
    HISTOGRAM,
    /** Not told; what postgres_exporter says of columns that nobody described. */
    UNTYPED
}
