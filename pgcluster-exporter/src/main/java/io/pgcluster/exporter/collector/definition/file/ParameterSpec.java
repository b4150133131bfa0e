package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** A parameter of queries that users may change. */
public record ParameterSpec(
        @Doc(value = "What it is to the server.", example = "number")
        ParameterType type,

        @Doc(value = "Its default.", example = "100") @JsonProperty("default")
        ScalarText standard,

        @Doc(value = "One sentence of description.", example = "Most statements that are shown.")
        String help) {}
