package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.WalThresholds;
import java.util.List;
import java.util.stream.Stream;

/** Checkpoints, the WAL directory, archiving, checksums. */
final class WalAlerts {
    private final WalThresholds wal;
    private final PendingTimes pending;

    private WalAlerts(Thresholds thresholds) {
        wal = thresholds.wal();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        WalAlerts alerts = new WalAlerts(thresholds);
        return Stream.of(
                        alerts.checkpointsTooFrequent(),
                        alerts.walDirectoryLarge(),
                        alerts.archiveFailing(),
                        alerts.archiveStalled(),
                        alerts.archiveBacklog(),
                        alerts.checksumFailure())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> checkpointsTooFrequent() {
        return AlertBuilder.of("PostgresCheckpointsTooFrequent", Component.WAL)
                .on(Dashboard.WAL)
                .pending(pending.sustained())
                .when("""
                        instance:pg_checkpoints_requested:increase1h > <floor>
                        and on (cluster, instance)
                        instance:pg_checkpoints_requested:increase1h > <limit> * instance:pg_checkpoints_timed:increase1h""")
                .with("floor", Limit.number(wal.minRequestedCheckpoints()))
                .with("limit", Limit.factor(wal.requestedCheckpoints()))
                .says("<who> checkpoints because of WAL, not of time", """
                        <value:count> checkpoints were requested within an hour, more than <limit> times those that were
                        due. Each one makes the next changes write full pages, so that WAL and I/O grow further.""")
                .as(Severity.WARNING);
    }

    private List<Alert> walDirectoryLarge() {
        return AlertBuilder.of("PostgresWalDirectoryLarge", Component.WAL)
                .on(Dashboard.WAL)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance) (pg_wal_size_bytes)
                        > on (cluster, instance) <limit> * max by (cluster, instance) (pg_settings_max_wal_size_bytes)""")
                .with("limit", Limit.factor(wal.directoryGrowth()))
                .says("The WAL of <who> takes <value:size>", """
                        pg_wal holds <value:size>, more than <limit> times max_wal_size. A slot, wal_keep_size or a failing
                        archive keeps it; a full volume stops the server.""")
                .as(Severity.WARNING);
    }

    private List<Alert> archiveFailing() {
        return AlertBuilder.of("PostgresArchiveFailing", Component.WAL)
                .on(Dashboard.WAL)
                .pending(pending.steady())
                .when("""
                        sum by (cluster, instance) (increase(pg_stat_archiver_failed_count[10m])) > 0
                        unless on (cluster, instance)
                        max by (cluster, instance) (pg_stat_archiver_last_archived_timestamp_seconds)
                        > max by (cluster, instance) (pg_stat_archiver_last_failed_timestamp_seconds)""")
                .says("<who> cannot archive its WAL", """
                        <value:count> attempts to archive WAL failed within 10 minutes, and none has succeeded since. The
                        recovery point gets older, and WAL fills the volume.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> archiveStalled() {
        return AlertBuilder.of("PostgresArchiveStalled", Component.WAL)
                .on(Dashboard.WAL)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance) (pg_stat_archiver_last_archive_age) > <limit>
                        and on (cluster, instance) (
                          max by (cluster, instance) (pg_stat_archiver_pending_wal_files) > 0
                          or sum by (cluster, instance) (increase(pg_stat_archiver_failed_count[15m])) > 0
                        )
                        and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 0""")
                .says("<who> has archived no WAL for <value:time>", """
                        The last WAL file was archived <value:time> ago (limit <limit>), and files wait. A restore would
                        lose everything since then.""")
                .asPair(
                        Limit.seconds(wal.archiveAge().warning()),
                        Limit.seconds(wal.archiveAge().critical()));
    }

    private List<Alert> archiveBacklog() {
        return AlertBuilder.of("PostgresArchiveBacklog", Component.WAL)
                .on(Dashboard.WAL)
                .pending(pending.steady())
                .when("max by (cluster, instance) (pg_stat_archiver_pending_wal_files) > <limit>")
                .says("<value:count> WAL files of <who> wait to be archived", """
                        <value:count> WAL files wait (limit <limit>): archiving is slower than writing. They stay in pg_wal
                        until they are archived.""")
                .asPair(
                        Limit.number(wal.archiveBacklog().warning()),
                        Limit.number(wal.archiveBacklog().critical()));
    }

    private List<Alert> checksumFailure() {
        return AlertBuilder.of("PostgresChecksumFailure", Component.WAL)
                .on(Dashboard.WAL)
                .when("""
                        sum by (cluster, instance, datname) (increase(pg_stat_database_checksum_failures_total[1h])) > 0
                        or
                        (time() - max by (cluster, instance, datname) (pg_stat_database_checksum_last_failure_timestamp_seconds)) < 3600""")
                .says("Damaged pages in {{ $labels.datname }} of <who>", """
                        Pages of the database {{ $labels.datname }} failed their checksum within the last hour. Data on this
                        server is damaged; statements that read it fail.""")
                .as(Severity.CRITICAL);
    }
}
