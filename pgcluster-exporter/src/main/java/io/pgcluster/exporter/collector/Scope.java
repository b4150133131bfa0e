package io.pgcluster.exporter.collector;

/** How often a collector has to run for one server. */
public enum Scope {
    /** Once: what it reads is the same from every database. */
    CLUSTER,
    /** In every selected database: what it reads is that database's own. */
    DATABASE
}
