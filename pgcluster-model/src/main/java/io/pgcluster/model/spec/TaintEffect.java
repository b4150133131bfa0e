package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Effect of a taint. */
public enum TaintEffect {
    @Doc("Pods are not scheduled.")
    @JsonProperty("NoSchedule")
    NO_SCHEDULE("NoSchedule"),
    @Doc("Pods are scheduled elsewhere where possible.")
    @JsonProperty("PreferNoSchedule")
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    @Doc("Pods are evicted.")
    @JsonProperty("NoExecute")
    NO_EXECUTE("NoExecute");

    private final String text;

    TaintEffect(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
