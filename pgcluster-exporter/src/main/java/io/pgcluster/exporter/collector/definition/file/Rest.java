package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** What becomes of the series over the limit. */
public enum Rest {
    /** They are summed into one series whose labels are 'other'. */
    @JsonProperty("sum")
    @Doc("They are summed into one series whose labels are 'other'.")
    SUM,
    /** They are left out. */
    @JsonProperty("drop")
    @Doc("They are left out.")
    DROP
}
