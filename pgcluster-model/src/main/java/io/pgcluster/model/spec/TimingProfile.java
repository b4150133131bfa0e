package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon a silent primary is given up. */
public enum TimingProfile {
    @Doc("One quiet network; about 25 s for a lost node.")
    @JsonProperty("fast")
    FAST("fast"),
    @Doc("Most clusters; about 40 s for a lost node.")
    @JsonProperty("normal")
    NORMAL("normal"),
    @Doc("Busy hosts or slow disks; better late than wrong.")
    @JsonProperty("safe")
    SAFE("safe"),
    @Doc("Members in several regions.")
    @JsonProperty("wide")
    WIDE("wide");

    private final String text;

    TimingProfile(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
