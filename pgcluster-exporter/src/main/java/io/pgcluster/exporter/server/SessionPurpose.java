package io.pgcluster.exporter.server;

/** Whose statements a session runs. The two never share one, so that nothing that a user's query leaves behind meets ours. */
public enum SessionPurpose {
    /** The exporter's own: names mean what PostgreSQL has under them, and nothing else. */
    OWN_QUERIES,
    /** Those of users' files: while one runs, names mean what they mean to any session of this login. */
    USER_QUERIES
}
