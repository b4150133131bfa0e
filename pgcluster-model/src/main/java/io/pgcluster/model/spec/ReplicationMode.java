package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How commits reach the replicas. */
public enum ReplicationMode {
    @Doc("Commits wait for no replica; the most recent may be lost with the primary.")
    @JsonProperty("async")
    ASYNC("async"),
    @Doc("Commits wait for named replicas, and only those take over.")
    @JsonProperty("sync")
    SYNC("sync"),
    @Doc("Commits wait for any of the replicas; the one with the newest data takes over.")
    @JsonProperty("quorum")
    QUORUM("quorum");

    private final String text;

    ReplicationMode(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
