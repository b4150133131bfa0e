package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Checkpoints, the WAL directory, the archive. */
final class WalCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresCheckpointsTooFrequent")
                    .warns(
                            "pg16",
                            "60",
                            "pg_stat_bgwriter_checkpoints_req_total 0x9 0+1x100 100x100",
                            "pg_stat_bgwriter_checkpoints_timed_total 0x210")
                    .warns(
                            "pg17",
                            "60",
                            "pg_stat_checkpointer_num_requested_total 0x9 0+1x100 100x100",
                            "pg_stat_checkpointer_num_timed_total 0x210")
                    .silent(
                            "timed16",
                            "pg_stat_bgwriter_checkpoints_req_total 0+1x210",
                            "pg_stat_bgwriter_checkpoints_timed_total 0+1x210")
                    .silent(
                            "timed17",
                            "pg_stat_checkpointer_num_requested_total 0+1x210",
                            "pg_stat_checkpointer_num_timed_total 0+1x210")
                    .silent(
                            "below",
                            "pg_stat_bgwriter_checkpoints_req_total 0x9 0+1x6 6x190",
                            "pg_stat_bgwriter_checkpoints_timed_total 0x210")
                    .at("80m", "31m", "171m"),
            AlertCase.of("PostgresWalDirectoryLarge")
                    .warns(
                            "some",
                            "2.794GiB",
                            "pg_wal_size_bytes 1x4 3000000000x30 1x40",
                            "pg_settings_max_wal_size_bytes 1000000000x80")
                    .silent(
                            "below",
                            "pg_wal_size_bytes 1x4 2000000000x30 1x40",
                            "pg_settings_max_wal_size_bytes 1000000000x80")
                    .at("20m", "19m", "37m"),
            AlertCase.of("PostgresArchiveFailing")
                    .pages(
                            "never",
                            "10",
                            "pg_stat_archiver_failed_count 0x9 0+1x20 20x40",
                            "pg_stat_archiver_last_failed_timestamp_seconds 0+60x30 1800x40")
                    .pages(
                            "broken",
                            "10",
                            "pg_stat_archiver_failed_count 0x9 0+1x20 20x40",
                            "pg_stat_archiver_last_failed_timestamp_seconds 0+60x30 1800x40",
                            "pg_stat_archiver_last_archived_timestamp_seconds 540x70")
                    .silent(
                            "recovered",
                            "pg_stat_archiver_failed_count 0x9 1x60",
                            "pg_stat_archiver_last_failed_timestamp_seconds 600x70",
                            "pg_stat_archiver_last_archived_timestamp_seconds 0+60x70")
                    .silent("fine", "pg_stat_archiver_failed_count 5x70")
                    .at("20m", "15m", "42m"),
            AlertCase.of("PostgresArchiveStalled")
                    .both(
                            "far",
                            "1h 6m 40s",
                            "pg_stat_archiver_last_archive_age 0x4 4000x20 0x40",
                            "pg_stat_archiver_pending_wal_files 3x70",
                            "pg_replication_is_replica 0x70")
                    .warns(
                            "some",
                            "16m 40s",
                            "pg_stat_archiver_last_archive_age 0x4 1000x20 0x40",
                            "pg_stat_archiver_pending_wal_files 3x70",
                            "pg_replication_is_replica 0x70")
                    .silent(
                            "below",
                            "pg_stat_archiver_last_archive_age 0x4 900x20 0x40",
                            "pg_stat_archiver_pending_wal_files 3x70",
                            "pg_replication_is_replica 0x70")
                    .silent(
                            "idle",
                            "pg_stat_archiver_last_archive_age 4000x70",
                            "pg_stat_archiver_pending_wal_files 0x70",
                            "pg_replication_is_replica 0x70")
                    .silent(
                            "standby",
                            "pg_stat_archiver_last_archive_age 4000x70",
                            "pg_stat_archiver_pending_wal_files 3x70",
                            "pg_replication_is_replica 1x70")
                    .both(
                            "otherexporter",
                            "1h 6m 40s",
                            "pg_stat_archiver_last_archive_age 0x4 4000x20 0x40",
                            "pg_stat_archiver_failed_count 0+1x70",
                            "pg_replication_is_replica 0x70")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresArchiveBacklog")
                    .both("far", "300", "pg_stat_archiver_pending_wal_files 0x4 300x20 0x40")
                    .warns("some", "100", "pg_stat_archiver_pending_wal_files 0x4 100x20 0x40")
                    .silent("below", "pg_stat_archiver_pending_wal_files 0x4 64x20 0x40")
                    .at("10m", "9m", "28m"),
            AlertCase.of("PostgresChecksumFailure")
                    .labels("datname=app")
                    .pages("counted", "", "pg_stat_database_checksum_failures_total{datname=app,datid=1} 0x9 2x100")
                    .pages(
                            "first",
                            "",
                            "pg_stat_database_checksum_last_failure_timestamp_seconds{datname=app,datid=1} _x10 600x100")
                    .silent("clean", "pg_stat_database_checksum_failures_total{datname=app,datid=1} 0x110")
                    .silent(
                            "longago",
                            "pg_stat_database_checksum_failures_total{datname=app,datid=1} 2x110",
                            "pg_stat_database_checksum_last_failure_timestamp_seconds{datname=app,datid=1} -9000x110")
                    .at("11m", "9m", "71m"));

    private WalCases() {}
}
