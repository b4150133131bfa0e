package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Error budgets. */
final class ObjectiveCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresAvailabilityBudgetBurn")
                    .both("outage", "13.51%", "pg_up 1x450", "pg_replication_is_replica 0x29 1x4 0x420")
                    .silent("available", "pg_up 1x450", "pg_replication_is_replica 0x450")
                    .silent("made", "pg_up 1x450", "pg_replication_is_replica 1x9 0x440")
                    .at("36m", "29m", "396m"),
            AlertCase.of("PostgresAvailabilityBudgetBurn")
                    .warns("blip", "1.961%", "pg_up 1x450", "pg_replication_is_replica 0x9 1 0x420")
                    .silent("available", "pg_up 1x450", "pg_replication_is_replica 0x450")
                    .at("50m", "9m", "380m"),
            AlertCase.of("PostgresFreshnessBudgetBurn")
                    .both(
                            "behind",
                            "24.39%",
                            "pg_replication_lag_seconds{instance=pg2} 0x29 100x9 0x420",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x450")
                    .silent(
                            "idle",
                            "pg_replication_lag_seconds{instance=pg2} 1000x450",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 0x450")
                    .silent(
                            "below",
                            "pg_replication_lag_seconds{instance=pg2} 30x450",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x450")
                    .at("40m", "29m", "402m"),
            AlertCase.of("PostgresFreshnessBudgetBurn")
                    .warns(
                            "blip",
                            "2.469%",
                            "pg_replication_lag_seconds{instance=pg2} 0x9 100x1 0x420",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x450")
                    .silent(
                            "below",
                            "pg_replication_lag_seconds{instance=pg2} 30x450",
                            "pg_stat_replication_pg_wal_lsn_diff{state=streaming,application_name=pg2} 2000000x450")
                    .at("80m", "9m", "380m"),
            AlertCase.of("PostgresDurabilityBudgetBurn")
                    .both(
                            "archive",
                            "13.51%",
                            "pg_stat_archiver_last_archive_age 0x29 1000x4 0x420",
                            "pg_stat_archiver_pending_wal_files 3x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 1000x450")
                    .both(
                            "backup",
                            "13.51%",
                            "pg_stat_archiver_last_archive_age 0x450",
                            "pg_stat_archiver_pending_wal_files 3x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 1000x29 100000x4 1000x420")
                    .silent(
                            "idle",
                            "pg_stat_archiver_last_archive_age 1000x450",
                            "pg_stat_archiver_pending_wal_files 0x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 1000x450")
                    .silent(
                            "below",
                            "pg_stat_archiver_last_archive_age 900x450",
                            "pg_stat_archiver_pending_wal_files 3x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 93600x450")
                    .at("36m", "29m", "396m"),
            AlertCase.of("PostgresDurabilityBudgetBurn")
                    .warns(
                            "blip",
                            "1.961%",
                            "pg_stat_archiver_last_archive_age 0x9 1000 0x420",
                            "pg_stat_archiver_pending_wal_files 3x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 1000x450")
                    .silent(
                            "below",
                            "pg_stat_archiver_last_archive_age 900x450",
                            "pg_stat_archiver_pending_wal_files 3x450",
                            "pg_replication_is_replica 0x450",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 93600x450")
                    .at("50m", "9m", "380m"));

    private ObjectiveCases() {}
}
