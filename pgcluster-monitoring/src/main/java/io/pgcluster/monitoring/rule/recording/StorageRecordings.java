package io.pgcluster.monitoring.rule.recording;

import io.pgcluster.monitoring.rule.RecordingRule;
import java.util.List;

/** WAL, checkpoints, transaction ids, volumes and backups. */
final class StorageRecordings {
    static final List<RecordingRule> ALL = List.of(
            new RecordingRule(Recorded.INSTANCE_WAL_RATE, """
            sum by (cluster, instance) (rate(pg_stat_wal_bytes_total[5m]))
            or clamp_min(max by (cluster, instance) (deriv(pg_wal_lsn_bytes[5m])), 0)"""),
            new RecordingRule(Recorded.CLUSTER_WAL_RATE, """
            max by (cluster) (
              instance:pg_wal_bytes:rate5m
              and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 0
            )"""),
            new RecordingRule(Recorded.INSTANCE_CHECKPOINTS_REQUESTED, """
            max by (cluster, instance) (
              increase(pg_stat_checkpointer_num_requested_total[1h])
              or increase(pg_stat_bgwriter_checkpoints_req_total[1h])
            )"""),
            new RecordingRule(Recorded.INSTANCE_CHECKPOINTS_TIMED, """
            max by (cluster, instance) (
              increase(pg_stat_checkpointer_num_timed_total[1h])
              or increase(pg_stat_bgwriter_checkpoints_timed_total[1h])
            )"""),
            new RecordingRule(
                    Recorded.INSTANCE_XID_RATIO,
                    "max by (cluster, instance) (pg_database_wraparound_age_datfrozenxid_seconds) / 2 ^ 31"),
            new RecordingRule(
                    Recorded.INSTANCE_MULTIXACT_RATIO,
                    "max by (cluster, instance) (pg_database_wraparound_age_datminmxid_seconds) / 2 ^ 31"),
            new RecordingRule(Recorded.INSTANCE_VOLUME_RATIO, """
            1 - max by (cluster, instance, volume) (pg_volume_available_bytes)
            / (max by (cluster, instance, volume) (pg_volume_size_bytes) > 0)"""),
            new RecordingRule(Recorded.INSTANCE_FILESYSTEM_RATIO, """
            1 - max by (cluster, instance, mountpoint) (node_filesystem_avail_bytes{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"})
            / (max by (cluster, instance, mountpoint) (node_filesystem_size_bytes{fstype!~"tmpfs|ramfs|squashfs|overlay|iso9660"}) > 0)"""),
            new RecordingRule(Recorded.CLUSTER_BACKUP_AGE, """
            min by (cluster, stanza) (pgbackrest_backup_since_last_completion_seconds{backup_type="incr"})"""),
            new RecordingRule(Recorded.CLUSTER_FULL_BACKUP_AGE, """
            min by (cluster, stanza) (pgbackrest_backup_since_last_completion_seconds{backup_type="full"})"""));

    private StorageRecordings() {}
}
