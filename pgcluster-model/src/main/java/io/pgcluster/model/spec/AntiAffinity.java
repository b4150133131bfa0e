package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether members may share a node. */
public enum AntiAffinity {
    @Doc("Never two members on a node.")
    @JsonProperty("required")
    REQUIRED("required"),
    @Doc("Only if there is no other way.")
    @JsonProperty("preferred")
    PREFERRED("preferred"),
    @Doc("They may.")
    @JsonProperty("none")
    NONE("none");

    private final String text;

    AntiAffinity(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
