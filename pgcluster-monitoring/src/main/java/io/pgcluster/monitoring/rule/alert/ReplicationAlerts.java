package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.ReplicationThresholds;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Standbys that do not stream or fall behind, and synchronous replication. */
final class ReplicationAlerts {
    private final ReplicationThresholds replication;
    private final PendingTimes pending;

    private ReplicationAlerts(Thresholds thresholds) {
        replication = thresholds.replication();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        ReplicationAlerts alerts = new ReplicationAlerts(thresholds);
        return Stream.of(
                        alerts.replicaNotStreaming(),
                        alerts.noStreamingReplica(),
                        alerts.replicationLagBytes(),
                        alerts.replicationLagTime(),
                        alerts.syncStandbyMissing(),
                        alerts.replayPaused(),
                        alerts.recoveryConflicts())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> replicaNotStreaming() {
        return AlertBuilder.of("PostgresReplicaNotStreaming", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.brief())
                .when("""
                        max by (cluster, instance) (pg_replication_receiver_connected) == 0
                        and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 1""")
                .says("<who> does not stream from its primary", """
                        The WAL receiver of this replica is not connected. Its data is getting older, and WAL piles up in
                        its slot on the primary.""")
                .as(Severity.WARNING);
    }

    private List<Alert> noStreamingReplica() {
        return AlertBuilder.of("PostgresNoStreamingReplica", Component.REPLICATION)
                .about(Scope.CLUSTER)
                .on(Dashboard.REPLICATION)
                .pending(pending.brief())
                .when("""
                        cluster:pg_streaming_standbys:count{cluster!=""} == 0
                        and on (cluster) max_over_time(cluster:pg_members:count[1d]) > 1
                        and on (cluster) cluster:pg_primaries:count > 0""")
                .says("No replica of <who> is streaming", """
                        <value:count> replicas receive WAL from the primary. If the primary fails now, there is nothing
                        current to fail over to; with strict synchronous replication, commits already wait.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> replicationLagBytes() {
        return AlertBuilder.of("PostgresReplicationLagBytes", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when("""
                        (
                          instance:pg_replication_lag_bytes:max
                          or max by (cluster, instance, application_name) (
                            pg_stat_replication_pg_wal_lsn_diff{state="streaming"}
                            unless on (cluster) instance:pg_replication_lag_bytes:max
                          )
                        ) > <limit>""")
                .says(
                        "<who>{{ with $labels.application_name }} reports that {{ . }}{{ end }} lags behind by <value:size>",
                        """
                        <value:size> of WAL are not replayed (limit <limit>). Reads from the replica are stale, and with
                        asynchronous replication a failover to it loses what it has not received.""")
                .asPair(
                        Limit.bytes(replication.lagSize().warning()),
                        Limit.bytes(replication.lagSize().critical()));
    }

    private List<Alert> replicationLagTime() {
        return AlertBuilder.of("PostgresReplicationLagTime", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance) (pg_replication_lag_seconds) > <limit>
                        and on (cluster) cluster:pg_replication_lag_bytes:max > <floor>""")
                .with("floor", Limit.bytes(replication.lagTimeFloor()))
                .says("<who> is <value:time> behind its primary", """
                        The last transaction that this replica replayed is <value:time> old (limit <limit>), and there is
                        more than <floor> to replay. Reads from it are stale.""")
                .asPair(
                        Limit.seconds(replication.lagTime().warning()),
                        Limit.seconds(replication.lagTime().critical()));
    }

    private List<Alert> syncStandbyMissing() {
        return AlertBuilder.of("PostgresSyncStandbyMissing", Component.REPLICATION)
                .about(Scope.CLUSTER)
                .on(Dashboard.REPLICATION)
                .pending(pending.brief())
                .when("""
                        count by (cluster) (max_over_time(pg_stat_replication_sync_state{sync_state=~"sync|quorum"}[1d]) > 0)
                        unless on (cluster) max by (cluster) (pg_stat_replication_sync_state{sync_state=~"sync|quorum"}) > 0
                        and on (cluster) cluster:pg_primaries:count > 0""")
                .says("<who> has no synchronous standby", """
                        No standby is synchronous, and there was one within the last day. Commits are acknowledged with a
                        single copy, or wait if replication is strict.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> replayPaused() {
        return AlertBuilder.of("PostgresReplayPaused", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.sustained())
                .when("max by (cluster, instance) (pg_replication_replay_paused == 1 or patroni_xlog_paused == 1)")
                .says("Replay on <who> is paused", """
                        WAL is received but not replayed. Reads become older and older, and the WAL that waits fills the
                        volume.""")
                .as(Severity.WARNING);
    }

    private List<Alert> recoveryConflicts() {
        return AlertBuilder.of("PostgresRecoveryConflicts", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .when("sum by (cluster, instance) (increase(pg_stat_database_conflicts[10m])) > <number>")
                .with("number", Limit.number(replication.recoveryConflicts()))
                .says("Recovery cancels queries on <who>", """
                        <value:count> queries were cancelled within 10 minutes because they conflicted with recovery (limit
                        <number>). Clients of this replica see errors.""")
                .as(Severity.WARNING);
    }
}
