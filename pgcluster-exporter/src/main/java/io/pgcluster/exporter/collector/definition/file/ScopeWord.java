package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.model.spec.Doc;

/** How often a collector has to run for one server, as it is written. */
public enum ScopeWord {
    /** Once. */
    @JsonProperty("cluster")
    @Doc("Once for a server: what it reads is the same from every database.")
    CLUSTER(Scope.CLUSTER),
    /** In every selected database. */
    @JsonProperty("database")
    @Doc("In every selected database: what it reads is that database's own.")
    DATABASE(Scope.DATABASE);

    private final Scope scope;

    ScopeWord(Scope scope) {
        this.scope = scope;
    }

    /** What it means. */
    public Scope scope() {
        return scope;
    }
}
