package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How memory is split. */
public enum WorkloadProfile {
    @Doc("Many short transactions.")
    @JsonProperty("oltp")
    OLTP("oltp"),
    @Doc("Mostly simple reads over many connections.")
    @JsonProperty("web")
    WEB("web"),
    @Doc("Few large queries.")
    @JsonProperty("warehouse")
    WAREHOUSE("warehouse"),
    @Doc("Short transactions and reports side by side.")
    @JsonProperty("mixed")
    MIXED("mixed");

    private final String text;

    WorkloadProfile(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
