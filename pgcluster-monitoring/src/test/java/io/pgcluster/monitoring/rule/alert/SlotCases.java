package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Slots and subscriptions. */
final class SlotCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresSlotInactive")
                    .labels("slot_name=s1")
                    .warns(
                            "left",
                            "",
                            "pg_replication_slots_slot_is_active{slot_name=s1,slot_type=physical} 1x4 0x30 1x40",
                            "pg_replication_is_replica 0x80")
                    .silent(
                            "standby",
                            "pg_replication_slots_slot_is_active{slot_name=s1,slot_type=physical} 0x80",
                            "pg_replication_is_replica 1x80")
                    .silent(
                            "used",
                            "pg_replication_slots_slot_is_active{slot_name=s1,slot_type=physical} 1x80",
                            "pg_replication_is_replica 0x80")
                    .silent(
                            "reconnects",
                            "pg_replication_slots_slot_is_active{slot_name=s1,slot_type=physical} 1x4 0x14 1x60",
                            "pg_replication_is_replica 0x80")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresSlotRetainsWal")
                    .labels("slot_name=s1")
                    .both(
                            "far",
                            "55.88GiB",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 60000000000x20 0x40")
                    .warns(
                            "some",
                            "18.63GiB",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 20000000000x20 0x40")
                    .silent(
                            "below",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 10737418240x20 0x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresSlotNearLimit")
                    .labels("slot_name=s1")
                    .both(
                            "far",
                            "90%",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 900x20 0x40",
                            "pg_settings_max_slot_wal_keep_size_bytes 1000x70")
                    .warns(
                            "some",
                            "60%",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 600x20 0x40",
                            "pg_settings_max_slot_wal_keep_size_bytes 1000x70")
                    .silent(
                            "below",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1,database=app} 0x4 500x20 0x40",
                            "pg_settings_max_slot_wal_keep_size_bytes 1000x70")
                    .silent(
                            "unlimited",
                            "pg_replication_slots_pg_wal_lsn_diff{slot_name=s1} 900x70",
                            "pg_settings_max_slot_wal_keep_size_bytes -1x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresSlotLost")
                    .labels("slot_name=s1")
                    .pages(
                            "unreserved",
                            "",
                            "pg_replication_slots_wal_status{slot_name=s1,slot_type=physical,wal_status=reserved} 1x4 stale _x30",
                            "pg_replication_slots_wal_status{slot_name=s1,slot_type=physical,wal_status=unreserved} _x5 1x9 stale _x20")
                    .pages(
                            "lost",
                            "",
                            "pg_replication_slots_wal_status{slot_name=s1,slot_type=physical,wal_status=lost} _x5 1x9 stale _x20")
                    .pages(
                            "invalidated",
                            "",
                            "pg_replication_slots_invalidated{slot_name=s1,slot_type=logical,reason=wal_removed} 0x4 1x9 0x20")
                    .silent(
                            "reserved",
                            "pg_replication_slots_wal_status{slot_name=s1,slot_type=physical,wal_status=extended} 1x40")
                    .at("7m", "4m", "17m"),
            AlertCase.of("PostgresSubscriptionDown")
                    .labels("subname=sub1")
                    .warns("failed", "", "pg_stat_subscription_workers{subname=sub1,worker_type=apply} 1x4 0x20 1x40")
                    .silent(
                            "running",
                            "pg_stat_subscription_workers{subname=sub1,worker_type=apply} 1x70",
                            "pg_stat_subscription_workers{subname=sub1,worker_type=table synchronization} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresSubscriptionErrors")
                    .labels("subname=sub1")
                    .warns(
                            "apply",
                            "1",
                            "pg_stat_subscription_stats_apply_error_total{subname=sub1} 0x9 1x30",
                            "pg_stat_subscription_stats_sync_error_total{subname=sub1} 0x40")
                    .warns(
                            "sync",
                            "2",
                            "pg_stat_subscription_stats_apply_error_total{subname=sub1} 0x40",
                            "pg_stat_subscription_stats_sync_error_total{subname=sub1} 0x9 2x30")
                    .silent(
                            "longago",
                            "pg_stat_subscription_stats_apply_error_total{subname=sub1} 7x40",
                            "pg_stat_subscription_stats_sync_error_total{subname=sub1} 0x40")
                    .at("11m", "9m", "21m"),
            AlertCase.of("PostgresSubscriptionLag")
                    .labels("subname=sub1")
                    .both(
                            "silent",
                            "11m 0s",
                            "pg_stat_subscription_last_msg_receipt_timestamp_seconds{subname=sub1} 0+60x9 540x19 1800+60x30")
                    .warns(
                            "slow",
                            "2m 0s",
                            "pg_stat_subscription_last_msg_receipt_timestamp_seconds{subname=sub1} 0+60x9 480+60x19 1800+60x30")
                    .silent("below", "pg_stat_subscription_last_msg_receipt_timestamp_seconds{subname=sub1} -60+60x60")
                    .at("20m", "14m", "32m"));

    private SlotCases() {}
}
