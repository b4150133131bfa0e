package io.pgcluster.monitoring.rule.recording;

import io.pgcluster.monitoring.rule.RecordingRule;
import java.util.List;

/** Members, primaries and how far standbys are behind. */
final class ReplicationRecordings {
    static final List<RecordingRule> ALL = List.of(
            new RecordingRule(Recorded.CLUSTER_MEMBERS, "count by (cluster) (pg_up)"),
            new RecordingRule(Recorded.CLUSTER_PRIMARIES, """
            count by (cluster) (max by (cluster, instance) (pg_replication_is_replica) == 0)
            or 0 * count by (cluster) (pg_up)"""),
            // Where no standby reports its receiver, as with other exporters, the primary's senders are counted,
            // without logical ones.
            new RecordingRule(Recorded.CLUSTER_STREAMING, """
            sum by (cluster) (max by (cluster, instance) (pg_replication_receiver_connected))
            or count by (cluster) (
              max by (cluster, instance, application_name) (
                pg_stat_replication_pg_wal_lsn_diff{state="streaming"}
                unless on (cluster, slot_name) pg_replication_slots_slot_is_active{slot_type="logical"}
              )
            )
            or 0 * count by (cluster) (pg_up)"""),
            new RecordingRule(Recorded.INSTANCE_LAG_BYTES, """
            clamp_min(
              -1 * (
                (
                  max by (cluster, instance) (pg_wal_lsn_bytes)
                  - max by (cluster, instance) (pg_replication_replay_lag_bytes)
                )
                - on (cluster) group_left ()
                  max by (cluster) (
                    max by (cluster, instance) (pg_wal_lsn_bytes)
                    and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 0
                  )
              ),
              0
            )
            and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 1"""),
            new RecordingRule(Recorded.CLUSTER_LAG_BYTES, """
            max by (cluster) (
              instance:pg_replication_lag_bytes:max
              or max by (cluster, instance) (pg_stat_replication_pg_wal_lsn_diff{state="streaming"})
            )"""),
            new RecordingRule(Recorded.CLUSTER_LAG_SECONDS, "max by (cluster) (pg_replication_lag_seconds)"));

    private ReplicationRecordings() {}
}
