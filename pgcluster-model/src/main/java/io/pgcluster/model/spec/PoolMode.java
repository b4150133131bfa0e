package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a server connection goes back to the pool. */
public enum PoolMode {
    @Doc("After each transaction; session state does not survive it.")
    @JsonProperty("transaction")
    TRANSACTION("transaction"),
    @Doc("When the client disconnects.")
    @JsonProperty("session")
    SESSION("session");

    private final String text;

    PoolMode(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
