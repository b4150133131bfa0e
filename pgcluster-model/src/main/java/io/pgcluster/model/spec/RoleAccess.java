package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a role may do in the application database. */
public enum RoleAccess {
    @Doc("Read every table.")
    @JsonProperty("read")
    READ("read"),
    @Doc("Read and change every table.")
    @JsonProperty("write")
    WRITE("write"),
    @Doc("Member of the owner: also creates and alters.")
    @JsonProperty("owner")
    OWNER("owner"),
    @Doc(
            "Read every table, and stream changes from logical replication slots. It has PostgreSQL's REPLICATION: who has its"
                    + " password can copy the servers as they are, verifiers included.")
    @JsonProperty("replication")
    REPLICATION("replication"),
    @Doc("Read statistics, no data.")
    @JsonProperty("monitor")
    MONITOR("monitor");

    private final String text;

    RoleAccess(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
