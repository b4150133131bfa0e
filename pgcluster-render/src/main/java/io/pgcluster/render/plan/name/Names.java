package io.pgcluster.render.plan.name;

/** Names of roles, databases, functions and secrets that every platform shares. */
public final class Names {
    /** Database superuser; reached only over the local socket, has no password. */
    public static final String SUPERUSER = "postgres";

    /** Role of streaming replication; logs in with a certificate. */
    public static final String REPLICATION_ROLE = "replicator";

    /** Role of pg_rewind; logs in with a certificate. */
    public static final String REWIND_ROLE = "rewind";

    /** Role with which the poolers look up passwords; logs in with a certificate. */
    public static final String POOLER_ROLE = "pgbouncer";

    /** Role that reads statistics; logs in with a certificate. */
    public static final String MONITOR_ROLE = "pgcluster_monitor";

    /** User of the poolers' consoles that reads statistics there and may do nothing else; no role of the servers. */
    public static final String STATISTICS_USER = "pgcluster_stats";

    /** The poolers' file of users that are not looked up on the server. */
    public static final String USER_LIST = "userlist.txt";

    /** Database in which the poolers look up passwords; the application owns nothing in it. */
    public static final String MAINTENANCE_DATABASE = "postgres";

    /** Schema and function of the password look-up. */
    public static final String LOOKUP_SCHEMA = "pgbouncer";

    /** The function of {@link #LOOKUP_SCHEMA}. */
    public static final String LOOKUP_FUNCTION = "get_auth";

    /** The job that applies dynamic settings and roles, and the subject of its certificate. */
    public static final String SETTINGS_JOB = "settings";

    /** Certificate and key, without suffix, by which members and the backup host know each other. */
    public static final String BACKUP_CERTIFICATE = "backup";

    /** The backup tool's options that are secret, next to a part's certificates; the only file there that ends in .conf. */
    public static final String BACKUP_OPTIONS = "pgbackrest-secrets.conf";

    /** Schema of the maintenance database with the extensions that the exporter reads. */
    public static final String STATISTICS_SCHEMA = "pgcluster_statistics";

    /** Schema of the drill's ledger table in the application database. */
    public static final String DRILL_SCHEMA = "pgcluster_drill";

    private Names() {}
}
