package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: How old backups are, and what they hold. */
final class BackupCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresBackupTooOld")
                    .labels("stanza=main")
                    .both(
                            "far",
                            "2d 7h 33m 20s",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 0x4 200000x30 0x40")
                    .warns(
                            "some",
                            "1d 3h 46m 40s",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 0x4 100000x30 0x40")
                    .silent(
                            "below",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 0x4 93600x30 0x40")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresFullBackupTooOld")
                    .labels("stanza=main")
                    .both(
                            "far",
                            "16d 4h 53m 20s",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=full,stanza=main,block_incr=n,server=} 0x4 1400000x30 0x40")
                    .warns(
                            "some",
                            "8d 2h 26m 40s",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=full,stanza=main,block_incr=n,server=} 0x4 700000x30 0x40")
                    .silent(
                            "below",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=full,stanza=main,block_incr=n,server=} 0x4 691200x30 0x40")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresBackupMissing")
                    .labels("stanza=main")
                    .pages(
                            "vanished",
                            "2",
                            "pgbackrest_stanza_status{stanza=main} 2x100",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 100x4 stale _x59 100x20")
                    .silent(
                            "there",
                            "pgbackrest_stanza_status{stanza=main} 0x100",
                            "pgbackrest_backup_since_last_completion_seconds{backup_type=incr,stanza=main,block_incr=n,server=} 100x100")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresBackupFailed")
                    .labels("operation=full")
                    .pages("failed", "", "pgcluster_backup_run_last_result{operation=full,result=failed} 0x4 1x20 0x20")
                    .pages("missed", "", "pgcluster_backup_run_last_result{operation=full,result=missed} 0x4 1x20 0x20")
                    .silent(
                            "ok",
                            "pgcluster_backup_run_last_result{operation=full,result=ok} 1x50",
                            "pgcluster_backup_run_last_result{operation=full,result=failed} 0x50")
                    .silent("drill", "pgcluster_backup_run_last_result{operation=drill,result=failed} 1x50")
                    .at("6m", "4m", "28m"),
            AlertCase.of("PostgresBackupOverdue")
                    .labels("operation=full")
                    .warns(
                            "late",
                            "1h 6m 0s",
                            "pgcluster_backup_run_next_timestamp_seconds{operation=full} -3000x29 100000x20")
                    .silent("planned", "pgcluster_backup_run_next_timestamp_seconds{operation=full} 100000x50")
                    .at("16m", "15m", "31m"),
            AlertCase.of("PostgresBackupDamaged")
                    .labels("stanza=main")
                    .pages(
                            "damaged",
                            "",
                            "pgbackrest_backup_last_error_status{stanza=main,backup_type=full} 0x4 1x20 0x20")
                    .silent("sound", "pgbackrest_backup_last_error_status{stanza=main,backup_type=full} 0x50")
                    .at("6m", "4m", "28m"),
            AlertCase.of("PostgresBackupSlow")
                    .labels("stanza=main,backup_type=full")
                    .warns(
                            "slow",
                            "46m 40s",
                            "pgbackrest_backup_last_duration_seconds{stanza=main,backup_type=full} 700x99 2800x20 700x50")
                    .silent(
                            "short",
                            "pgbackrest_backup_last_duration_seconds{stanza=main,backup_type=full} 60x99 300x20 60x50")
                    .silent(
                            "below",
                            "pgbackrest_backup_last_duration_seconds{stanza=main,backup_type=full} 700x99 1400x20 700x50")
                    .at("105m", "99m", "125m"),
            AlertCase.of("PostgresBackupShrunk")
                    .labels("stanza=main")
                    .warns(
                            "empty",
                            "390.6kiB",
                            "pgbackrest_backup_last_size_bytes{stanza=main,backup_type=full} 1000000x99 400000x20 1000000x50")
                    .silent(
                            "below",
                            "pgbackrest_backup_last_size_bytes{stanza=main,backup_type=full} 1000000x99 600000x20 1000000x50")
                    .silent(
                            "incremental",
                            "pgbackrest_backup_last_size_bytes{stanza=main,backup_type=incr} 1000000x99 400000x70")
                    .at("105m", "99m", "125m"));

    private BackupCases() {}
}
