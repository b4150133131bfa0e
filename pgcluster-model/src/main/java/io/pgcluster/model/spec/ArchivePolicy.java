package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to WAL that cannot be archived. */
public enum ArchivePolicy {
    @Doc(
            "Beyond queueMaximum, WAL is dropped without being archived: the database continues, and recovery ends at the gap until the next backup.")
    @JsonProperty("protect-database")
    PROTECT_DATABASE("protect-database"),
    @Doc(
            "WAL waits until it is archived: nothing is missing from recovery, and the primary stops when the WAL volume is full.")
    @JsonProperty("protect-recovery")
    PROTECT_RECOVERY("protect-recovery");

    private final String text;

    ArchivePolicy(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
