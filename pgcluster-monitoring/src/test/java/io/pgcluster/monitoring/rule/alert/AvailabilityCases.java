package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Down, up, promoted, restarted. */
final class AvailabilityCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresDown")
                    .pages("alone", "", "pg_up 1x4 0x10 1x20", "pg_replication_is_replica 0x4 stale _x9 0x20")
                    .warns(
                            "standby",
                            "",
                            "pg_up 1x4 0x10 1x20",
                            "pg_up{instance=pg2} 1x40",
                            "pg_replication_is_replica{instance=pg2} 0x40")
                    .silent("healthy", "pg_up 1x40", "pg_replication_is_replica 0x40")
                    .at("6m", "5m", "18m"),
            AlertCase.of("PostgresNoPrimary")
                    .pages(
                            "demoted",
                            "2",
                            "pg_up 1x40",
                            "pg_up{instance=pg2} 1x40",
                            "pg_replication_is_replica 0x4 1x10 0x20",
                            "pg_replication_is_replica{instance=pg2} 1x40")
                    .pages(
                            "vanished",
                            "1",
                            "up{instance=exporter} 1x4 0x10 1x20",
                            "pg_up 1x4 stale _x9 1x20",
                            "pg_replication_is_replica 0x4 stale _x9 0x20")
                    .silent(
                            "standbycluster",
                            "pg_up 1x40",
                            "pg_replication_is_replica 1x40",
                            "patroni_standby_leader 1x40")
                    .silent("healthy", "pg_up 1x40", "pg_replication_is_replica 0x40")
                    .silent("notlabelled", "up{cluster=} 1x40")
                    .silent(
                            "unrelated",
                            "pg_up{cluster=,instance=a} 1x40",
                            "pg_replication_is_replica{cluster=,instance=a} 1x40")
                    .at("6m", "5m", "18m"),
            AlertCase.of("PostgresSplitBrain")
                    .pages(
                            "two",
                            "2",
                            "pg_replication_is_replica 0x40",
                            "pg_replication_is_replica{instance=pg2} 1x4 0x10 1x20")
                    .silent("one", "pg_replication_is_replica 0x40", "pg_replication_is_replica{instance=pg2} 1x40")
                    .silent(
                            "twoclusters",
                            "pg_replication_is_replica{cluster=,instance=a} 0x40",
                            "pg_replication_is_replica{cluster=,instance=b} 0x40")
                    .at("6m", "5m", "18m"),
            AlertCase.of("PostgresRestarted")
                    .informs("restarted", "2m 0s", "pg_postmaster_start_time_seconds -100000x9 600x30")
                    .informs("bypatroni", "2m 0s", "patroni_postmaster_start_time{name=pg1,scope=x} -100000x9 600x30")
                    .silent("old", "pg_postmaster_start_time_seconds -100000x40")
                    .at("12m", "9m", "25m"),
            AlertCase.of("PostgresFailover")
                    .warns(
                            "promoted",
                            "",
                            "pg_replication_is_replica 0x9 1x40",
                            "pg_replication_is_replica{instance=pg2} 1x9 0x40")
                    .warns(
                            "returned",
                            "",
                            "pg_replication_is_replica 0x7 stale _x1 1x40",
                            "pg_replication_is_replica{instance=pg2} 1x9 0x40")
                    .silent("stable", "pg_replication_is_replica 0x50")
                    .at("12m", "9m", "26m"),
            AlertCase.of("PostgresFailoversRepeated")
                    .pages("flapping", "3", "pg_replication_timeline 1x9 2x4 3x4 4x100")
                    .silent("twice", "pg_replication_timeline 1x9 2x4 3x150")
                    .at("20m", "19m", "71m"),
            AlertCase.of("PostgresMemberMissing")
                    .warns("lost", "1", "pg_up 1x60", "pg_up{instance=pg2} 1x9 stale _x19 1x30")
                    .silent("down", "pg_up 1x60", "pg_up{instance=pg2} 1x9 0x50")
                    .silent("new", "pg_up 1x60", "pg_up{instance=pg2} _x10 1x50")
                    .silent("unrelated", "pg_up{cluster=,instance=a} 1x60", "pg_up{cluster=,instance=b} 1x9 stale _x50")
                    .at("15m", "14m", "32m"),
            AlertCase.of("PostgresMetricsAbsent")
                    .pages("gone", "", "up 1x4 stale _x14 1x20")
                    .silent("other", "up{job=nginx} 1x40")
                    .at("10m", "9m", "22m"),
            AlertCase.of("PostgresPendingRestart")
                    .informs("changed", "2", "pg_settings_pending_restart 0x4 2x60 0x20")
                    .informs("bypatroni", "1", "patroni_pending_restart{name=pg1} 0x4 1x60 0x20")
                    .silent("none", "pg_settings_pending_restart 0x90")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresSettingsChanged")
                    .informs(
                            "tuned",
                            "1",
                            "pg_settings_work_mem_bytes 4000000x19 8000000x40",
                            "pg_settings_max_connections 100x60")
                    .silent("promoted", "pg_settings_in_hot_standby 0x19 1x40")
                    .silent("pending", "pg_settings_pending_restart 0x19 1x40")
                    .at("21m", "19m", "36m"));

    private AvailabilityCases() {}
}
