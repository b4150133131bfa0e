package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Statement classes of pgAudit. */
public enum AuditClass {
    @Doc("SELECT and COPY from a table.")
    @JsonProperty("read")
    READ("read"),
    @Doc("Changes to rows.")
    @JsonProperty("write")
    WRITE("write"),
    @Doc("Function calls and DO blocks.")
    @JsonProperty("function")
    FUNCTION("function"),
    @Doc("Roles and privileges.")
    @JsonProperty("role")
    ROLE("role"),
    @Doc("Changes to definitions.")
    @JsonProperty("ddl")
    DDL("ddl"),
    @Doc("Everything else.")
    @JsonProperty("misc")
    MISC("misc");

    private final String text;

    AuditClass(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
