package io.pgcluster.monitoring.board;

/** Expressions that several dashboards show, with the short forms of {@code Promql}. */
final class Health {
    /** Sessions as a share of those that clients without a reserved connection may open, for each server. */
    static final String CONNECTIONS_USED =
            "sum by (@) (pg_stat_activity_count{@,backend_type=~\"(client backend)?\"}) / on (@) (max by (@) (pg_settings_max_connections{@})"
                    + " - max by (@) (pg_settings_superuser_reserved_connections{@}))";

    /** Bytes that each connected standby has not replayed, as the primary sees it: the most for each sender. */
    static final String LAG_BYTES = "max by (@) (pg_stat_replication_replay_lag_bytes{@})";

    /** Age of what each standby shows, as the standby sees it. */
    static final String LAG_SECONDS =
            "max by (@) (pg_replication_lag_seconds{@}) and on (@) max by (@) (pg_replication_is_replica{@}) == 1";

    /** Time since the last backup of any type ended, for each cluster. */
    static final String BACKUP_AGE =
            "min by (cluster, stanza) (pgbackrest_backup_since_last_completion_seconds{@cluster,backup_type=\"incr\"})";

    /** Share of the transaction ids before the server refuses to write, of the oldest database of each server. */
    static final String XID_USED = "max by (@) (pg_database_wraparound_age_datfrozenxid_seconds{@}) / 2^31";

    /** Free share of the fullest file system of each host. */
    static final String DISK_FREE =
            "min by (@) (node_filesystem_avail_bytes{cluster=~\"$cluster\",fstype!~\"tmpfs|ramfs|squashfs|overlay|iso9660\"}"
                    + " / node_filesystem_size_bytes{cluster=~\"$cluster\",fstype!~\"tmpfs|ramfs|squashfs|overlay|iso9660\"})";

    /** Age of the oldest open transaction of a client, of all servers. */
    static final String LONGEST_TRANSACTION =
            "max(pg_stat_activity_max_tx_duration{@db,backend_type=~\"(client backend)?\"})";

    /** Committed and rolled back transactions a second, for each server. */
    static final String TRANSACTIONS =
            "sum by (@) (rate(pg_stat_database_xact_commit{@}[@])) + sum by (@) (rate(pg_stat_database_xact_rollback{@}[@]))";

    private Health() {}
}
