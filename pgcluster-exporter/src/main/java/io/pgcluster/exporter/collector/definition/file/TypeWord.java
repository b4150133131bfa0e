package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.model.spec.Doc;

/** The type of a metric, as it is written. */
public enum TypeWord {
    /** Only grows. */
    @JsonProperty("counter")
    @Doc("Only grows, until its source is reset.")
    COUNTER(MetricType.COUNTER),
    /** Goes up and down. */
    @JsonProperty("gauge")
    @Doc("Goes up and down.")
    GAUGE(MetricType.GAUGE),
    /** Buckets. */
    @JsonProperty("histogram")
    @Doc(
            "Counts in cumulative buckets; of the column x the columns x, x_bucket (both arrays), x_sum and x_count are read.")
    HISTOGRAM(MetricType.HISTOGRAM),
    /** Not given. */
    @JsonProperty("untyped")
    @Doc("Not told.")
    UNTYPED(MetricType.UNTYPED);

    private final MetricType type;

    TypeWord(MetricType type) {
        this.type = type;
    }

    /** What it means. */
    public MetricType type() {
        return type;
    }
}
