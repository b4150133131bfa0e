package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** Which servers a query is for. */
public enum RoleWord {
    /** Those that accept writes. */
    @JsonProperty("primary")
    @Doc("Those that accept writes.")
    PRIMARY,
    /** Those in recovery. */
    @JsonProperty("standby")
    @Doc("Those in recovery.")
    STANDBY
}
