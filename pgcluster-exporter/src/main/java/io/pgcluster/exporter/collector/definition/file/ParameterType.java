package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** What a parameter is to the server. */
public enum ParameterType {
    /** A whole number (integer). */
    @JsonProperty("number")
    @Doc("A whole number (integer).")
    NUMBER,
    /** Text. */
    @JsonProperty("text")
    @Doc("Text.")
    TEXT,
    /** Names separated by commas (text[]); nothing is the empty list. */
    @JsonProperty("list")
    @Doc("Names separated by commas (text[]); nothing is the empty list.")
    LIST
}
