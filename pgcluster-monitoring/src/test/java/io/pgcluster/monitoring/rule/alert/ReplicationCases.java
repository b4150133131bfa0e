package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Standbys that follow, and those that do not. */
final class ReplicationCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresReplicaNotStreaming")
                    .warns(
                            "cut",
                            "",
                            "pg_replication_receiver_connected 1x4 0x10 1x20",
                            "pg_replication_is_replica 1x40")
                    .silent("streaming", "pg_replication_receiver_connected 1x40", "pg_replication_is_replica 1x40")
                    .silent("promoted", "pg_replication_receiver_connected 0x40", "pg_replication_is_replica 0x40")
                    .at("7m", "6m", "18m"),
            AlertCase.of("PostgresNoStreamingReplica")
                    .pages(
                            "cut",
                            "0",
                            "pg_up 1x70",
                            "pg_up{instance=pg2} 1x70",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_replication_receiver_connected{instance=pg2} 1x4 0x10 1x20")
                    .pages(
                            "vanished",
                            "0",
                            "pg_up 1x70",
                            "pg_up{instance=pg2} 1x4 0x10 1x20",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x4 stale _x9 1x20",
                            "pg_replication_receiver_connected{instance=pg2} 1x4 stale _x9 1x20")
                    .pages(
                            "logicalonly",
                            "0",
                            "pg_up 1x70",
                            "pg_up{instance=pg2} 1x70",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2,slot_name=pg2} 0x4 stale _x9 0x20",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=sub,slot_name=sub} 0x70",
                            "pg_replication_slots_slot_is_active{slot_name=sub,slot_type=logical} 1x70")
                    .silent(
                            "otherexporter",
                            "pg_up 1x70",
                            "pg_up{instance=pg2} 1x70",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2,slot_name=pg2} 0x70")
                    .silent("single", "pg_up 1x70", "pg_replication_is_replica 0x70")
                    .silent(
                            "unrelated",
                            "pg_up{cluster=,instance=a} 1x70",
                            "pg_up{cluster=,instance=b} 1x70",
                            "pg_replication_is_replica{cluster=,instance=a} 0x70",
                            "pg_replication_is_replica{cluster=,instance=b} 0x70")
                    .at("7m", "6m", "18m"),
            AlertCase.of("PostgresReplicationLagBytes")
                    .labels("instance=pg2")
                    .both(
                            "far",
                            "2.794GiB",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_wal_lsn_bytes 5000000000x70",
                            "pg_wal_lsn_bytes{instance=pg2} 5000000000x4 2000000000x20 5000000000x40",
                            "pg_replication_replay_lag_bytes{instance=pg2} 0x70")
                    .warns(
                            "some",
                            "95.37MiB",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_wal_lsn_bytes 5000000000x70",
                            "pg_wal_lsn_bytes{instance=pg2} 5000000000x4 4900000000x20 5000000000x40",
                            "pg_replication_replay_lag_bytes{instance=pg2} 0x70")
                    .silent(
                            "below",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_wal_lsn_bytes 5000000000x70",
                            "pg_wal_lsn_bytes{instance=pg2} 5000000000x4 4940000000x20 5000000000x40",
                            "pg_replication_replay_lag_bytes{instance=pg2} 0x70")
                    .both(
                            "notreplayed",
                            "2.794GiB",
                            "pg_replication_is_replica 0x70",
                            "pg_replication_is_replica{instance=pg2} 1x70",
                            "pg_wal_lsn_bytes 5000000000x70",
                            "pg_wal_lsn_bytes{instance=pg2} 5000000000x70",
                            "pg_replication_replay_lag_bytes{instance=pg2} 0x4 3000000000x20 0x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresReplicationLagBytes")
                    .labels("application_name=pg2")
                    .both(
                            "far",
                            "2.794GiB",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 0x4 3000000000x20 0x40")
                    .warns(
                            "some",
                            "95.37MiB",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 0x4 100000000x20 0x40")
                    .silent(
                            "below",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 0x4 60000000x20 0x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresReplicationLagTime")
                    .labels("instance=pg2")
                    .both(
                            "far",
                            "6m 40s",
                            "pg_replication_lag_seconds{instance=pg2} 0x4 400x20 0x40",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x70")
                    .warns(
                            "some",
                            "1m 0s",
                            "pg_replication_lag_seconds{instance=pg2} 0x4 60x20 0x40",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x70")
                    .silent(
                            "below",
                            "pg_replication_lag_seconds{instance=pg2} 0x4 30x20 0x40",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x70")
                    .silent(
                            "idle",
                            "pg_replication_lag_seconds{instance=pg2} 1000x70",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresSyncStandbyMissing")
                    .pages(
                            "lost",
                            "",
                            "pg_up 1x40",
                            "pg_replication_is_replica 0x40",
                            "pg_stat_replication_sync_state{sync_state=sync,application_name=pg2} 1x4 stale _x9 1x20")
                    .pages(
                            "quorum",
                            "",
                            "pg_up 1x40",
                            "pg_replication_is_replica 0x40",
                            "pg_stat_replication_sync_state{sync_state=quorum,application_name=pg2} 1x4 stale _x9 1x20")
                    .silent(
                            "another",
                            "pg_up 1x40",
                            "pg_replication_is_replica 0x40",
                            "pg_stat_replication_sync_state{sync_state=sync,application_name=pg2} 1x4 stale _x9 1x20",
                            "pg_stat_replication_sync_state{sync_state=sync,application_name=pg3} 1x40")
                    .silent(
                            "async",
                            "pg_up 1x40",
                            "pg_replication_is_replica 0x40",
                            "pg_stat_replication_sync_state{sync_state=async,application_name=pg2} 1x4 stale _x9 1x20")
                    .at("7m", "6m", "18m"),
            AlertCase.of("PostgresReplayPaused")
                    .warns("paused", "", "pg_replication_replay_paused 0x4 1x30 0x40")
                    .warns(
                            "bypatroni",
                            "",
                            "patroni_xlog_paused{name=pg1} 0x4 1x30 0x40",
                            "pg_replication_replay_paused 0x80")
                    .silent("replaying", "pg_replication_replay_paused 0x80")
                    .silent("short", "pg_replication_replay_paused 0x4 1x14 0x60")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresRecoveryConflicts")
                    .warns("busy", "25", "pg_stat_database_conflicts{datname=app,datid=1} 0x9 0+5x10 50x30")
                    .silent("few", "pg_stat_database_conflicts{datname=app,datid=1} 0x9 0+1x10 10x30")
                    .silent("longago", "pg_stat_database_conflicts{datname=app,datid=1} 5000x50")
                    .at("15m", "12m", "31m"));

    private ReplicationCases() {}
}
