package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Repositories, the backup host, drills. */
final class RepositoryCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresRepositoryError")
                    .labels("stanza=main")
                    .pages(
                            "repository",
                            "1",
                            "pgbackrest_repo_status{stanza=main,repo_key=1,cipher=none} 0x4 1x20 0x40",
                            "pgbackrest_stanza_status{stanza=main} 0x70")
                    .pages(
                            "stanza",
                            "4",
                            "pgbackrest_repo_status{stanza=main,repo_key=1,cipher=none} 0x70",
                            "pgbackrest_stanza_status{stanza=main} 0x4 4x20 0x40")
                    .silent(
                            "good",
                            "pgbackrest_repo_status{stanza=main,repo_key=1,cipher=none} 0x70",
                            "pgbackrest_stanza_status{stanza=main} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresWalArchiveGap")
                    .labels("stanza=main,repo_key=1")
                    .pages(
                            "empty",
                            "",
                            "pgbackrest_wal_archive_status{stanza=main,repo_key=1,database_id=1,pg_version=15} 1x4 0x20 1x40")
                    .silent(
                            "good",
                            "pgbackrest_wal_archive_status{stanza=main,repo_key=1,database_id=1,pg_version=15} 0x70",
                            "pgbackrest_wal_archive_status{stanza=main,repo_key=1,database_id=2,pg_version=15} 1x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresRepositoryDamaged")
                    .pages("damaged", "3", "pgcluster_backup_verify_errors 0x4 3x20 0x20")
                    .silent("sound", "pgcluster_backup_verify_errors 0x50")
                    .at("6m", "4m", "28m"),
            AlertCase.of("PostgresRepositoryFull")
                    .labels("repo_key=1")
                    .both(
                            "full",
                            "5%",
                            "pgcluster_backup_repository_free_bytes{repo_key=1} 50x4 5x20 50x40",
                            "pgcluster_backup_repository_total_bytes{repo_key=1} 100x70")
                    .warns(
                            "some",
                            "15%",
                            "pgcluster_backup_repository_free_bytes{repo_key=1} 50x4 15x20 50x40",
                            "pgcluster_backup_repository_total_bytes{repo_key=1} 100x70")
                    .silent(
                            "below",
                            "pgcluster_backup_repository_free_bytes{repo_key=1} 20x70",
                            "pgcluster_backup_repository_total_bytes{repo_key=1} 100x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresBackupHostSilent")
                    .warns("old", "", "pgcluster_backup_status_file_age_seconds{file=info.json} 10x4 400x20 10x40")
                    .warns("missing", "", "pg_scrape_collector_success{collector=backup_runs} 1x4 0x20 1x40")
                    .silent(
                            "below",
                            "pgcluster_backup_status_file_age_seconds{file=info.json} 300x70",
                            "pg_scrape_collector_success{collector=backup_runs} 1x70")
                    .silent("other", "pg_scrape_collector_success{collector=locks} 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresBackupClockDifference")
                    .warns(
                            "behind",
                            "1m 30s",
                            "pgcluster_backup_clock_difference_seconds{operation=full} 0x4 -90x20 0x20")
                    .warns(
                            "ahead",
                            "1m 30s",
                            "pgcluster_backup_clock_difference_seconds{operation=full} 0x4 90x20 0x20")
                    .silent("below", "pgcluster_backup_clock_difference_seconds{operation=full} 60x50")
                    .at("6m", "4m", "28m"),
            AlertCase.of("PostgresRestoreDrillFailed")
                    .warns("check", "", "pgcluster_backup_drill_check_success{check=rows} 1x4 0x20 1x20")
                    .warns(
                            "restore",
                            "",
                            "pgcluster_backup_run_last_result{operation=drill,result=failed} 0x4 1x20 0x20")
                    .silent(
                            "passed",
                            "pgcluster_backup_drill_check_success{check=rows} 1x50",
                            "pgcluster_backup_run_last_result{operation=drill,result=failed} 0x50")
                    .silent("backup", "pgcluster_backup_run_last_result{operation=full,result=failed} 1x50")
                    .at("6m", "4m", "28m"),
            AlertCase.of("PostgresRestoreDrillTooOld")
                    .warns(
                            "old",
                            "15d 0h 15m 20s",
                            "pgcluster_backup_run_last_success_timestamp_seconds{operation=drill} -1295000x39 2400x20")
                    .silent("recent", "pgcluster_backup_run_last_success_timestamp_seconds{operation=drill} 0x60")
                    .at("32m", "31m", "42m"),
            AlertCase.of("PostgresBackupVerifyTooOld")
                    .warns(
                            "old",
                            "15d 0h 15m 20s",
                            "pgcluster_backup_run_last_success_timestamp_seconds{operation=verify} -1295000x39 2400x20")
                    .silent("recent", "pgcluster_backup_run_last_success_timestamp_seconds{operation=verify} 0x60")
                    .at("32m", "31m", "42m"));

    private RepositoryCases() {}
}
