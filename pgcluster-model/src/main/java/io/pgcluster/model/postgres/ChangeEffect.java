package io.pgcluster.model.postgres;

/** What it takes until a changed parameter is in force on a running server. */
public enum ChangeEffect {
    /** A reload; sessions that are open follow at once. */
    RELOAD,
    /** A reload; sessions that are open keep the old value until they end. */
    RELOAD_NEW_SESSIONS,
    /** A restart of the server, member by member in a cluster. */
    RESTART,
    /** Nothing: the value was fixed when the server was built or its data directory was made. */
    NEVER
}
