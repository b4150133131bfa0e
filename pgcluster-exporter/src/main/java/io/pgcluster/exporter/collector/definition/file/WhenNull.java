package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** What a NULL becomes. */
public enum WhenNull {
    /** No sample. */
    @JsonProperty("skip")
    @Doc("No sample.")
    SKIP,
    /** The value 0. */
    @JsonProperty("zero")
    @Doc("The value 0.")
    ZERO
}
