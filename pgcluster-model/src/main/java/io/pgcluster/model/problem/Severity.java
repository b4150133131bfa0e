package io.pgcluster.model.problem;

/** How much a problem weighs. */
public enum Severity {
    /** The specification is refused. */
    ERROR,
    /** The specification is accepted; the user should know. */
    WARNING
}
