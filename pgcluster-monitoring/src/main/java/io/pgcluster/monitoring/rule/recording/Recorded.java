package io.pgcluster.monitoring.rule.recording;

/** The names of all recorded series, {@code level:metric:operation}. */
public final class Recorded {
    /** Transactions a second, committed or rolled back. */
    public static final String INSTANCE_TRANSACTIONS = "instance:pg_transactions:rate5m";
    /** The same of all members. */
    public static final String CLUSTER_TRANSACTIONS = "cluster:pg_transactions:rate5m";
    /** Rollbacks a second. */
    public static final String INSTANCE_ROLLBACKS = "instance:pg_rollbacks:rate5m";
    /** Share of transactions that are rolled back. */
    public static final String INSTANCE_ROLLBACK_RATIO = "instance:pg_rollbacks:ratio_rate5m";
    /** Sessions of clients. */
    public static final String INSTANCE_CONNECTIONS = "instance:pg_connections:sum";
    /** Share of the connections that are not reserved for superusers. */
    public static final String INSTANCE_CONNECTIONS_RATIO = "instance:pg_connections_used:ratio";
    /** The highest of all members. */
    public static final String CLUSTER_CONNECTIONS_RATIO = "cluster:pg_connections_used:ratio_max";
    /** Share of blocks that were found in shared buffers. */
    public static final String INSTANCE_HIT_RATIO = "instance:pg_blocks_hit:ratio_rate5m";
    /** Bytes of WAL that this standby has not replayed, measured against the primary's position, so also without a receiver. */
    public static final String INSTANCE_LAG_BYTES = "instance:pg_replication_lag_bytes:max";
    /** The most of all standbys. */
    public static final String CLUSTER_LAG_BYTES = "cluster:pg_replication_lag_bytes:max";
    /** The longest lag of all standbys in seconds. */
    public static final String CLUSTER_LAG_SECONDS = "cluster:pg_replication_lag_seconds:max";
    /** WAL generated, bytes a second. */
    public static final String INSTANCE_WAL_RATE = "instance:pg_wal_bytes:rate5m";
    /** The primary's. */
    public static final String CLUSTER_WAL_RATE = "cluster:pg_wal_bytes:rate5m";
    /** Share of the transaction ids that may be in use at once. */
    public static final String INSTANCE_XID_RATIO = "instance:pg_xid_age:ratio_max";
    /** Share of the multixact ids that may be in use at once. */
    public static final String INSTANCE_MULTIXACT_RATIO = "instance:pg_multixact_age:ratio_max";
    /** Age in seconds of the oldest transaction of a client. */
    public static final String INSTANCE_OLDEST_TRANSACTION = "instance:pg_oldest_transaction_seconds:max";
    /** Share of a volume that is used, by {@code volume}. */
    public static final String INSTANCE_VOLUME_RATIO = "instance:pg_volume_used:ratio";
    /** Share of a file system that is used, by {@code mountpoint}. */
    public static final String INSTANCE_FILESYSTEM_RATIO = "instance:node_filesystem_used:ratio";
    /** Time since the last backup of any type ended, in seconds. */
    public static final String CLUSTER_BACKUP_AGE = "cluster:pg_backup_age_seconds:min";
    /** Time since the last full backup ended, in seconds. */
    public static final String CLUSTER_FULL_BACKUP_AGE = "cluster:pg_full_backup_age_seconds:min";
    /** Mean time of a statement in seconds. */
    public static final String INSTANCE_STATEMENT_MEAN = "instance:pg_statement_seconds:mean_rate5m";
    /** Checkpoints that were requested, an hour; of all versions. */
    public static final String INSTANCE_CHECKPOINTS_REQUESTED = "instance:pg_checkpoints_requested:increase1h";
    /** Checkpoints that were due by time, an hour; of all versions. */
    public static final String INSTANCE_CHECKPOINTS_TIMED = "instance:pg_checkpoints_timed:increase1h";
    /** Members that are watched. */
    public static final String CLUSTER_MEMBERS = "cluster:pg_members:count";
    /** Reachable servers that take writes. */
    public static final String CLUSTER_PRIMARIES = "cluster:pg_primaries:count";
    /** Standbys whose receiver is connected. */
    public static final String CLUSTER_STREAMING = "cluster:pg_streaming_standbys:count";
    /** 1 while a primary is reachable, else 0. */
    public static final String CLUSTER_AVAILABILITY = "cluster:pg_availability:sli";
    /** 1 while no standby is further behind than the warning limit, else 0. */
    public static final String CLUSTER_FRESHNESS = "cluster:pg_freshness:sli";
    /** 1 while archive and backups are within their warning limits, else 0. */
    public static final String CLUSTER_DURABILITY = "cluster:pg_durability:sli";

    private Recorded() {}
}
