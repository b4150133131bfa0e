package io.pgcluster.exporter.collector;

/** What it is to a collector that a server or a database does not have what it reads, or that the user may not read it. */
public enum WhenMissing {
    /** A failure; but if other databases have the table or function, those that do not are skipped. */
    FAIL,
    /** No failure: it is skipped there. */
    SKIP
}
