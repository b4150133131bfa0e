package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.BackupThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Repositories, the backup host, verification and restore drills. */
final class RepositoryAlerts {
    private final BackupThresholds backup;
    private final PendingTimes pending;

    private RepositoryAlerts(Thresholds thresholds) {
        backup = thresholds.backup();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        RepositoryAlerts alerts = new RepositoryAlerts(thresholds);
        return Stream.of(
                        alerts.repositoryError(),
                        alerts.walArchiveGap(),
                        alerts.repositoryDamaged(),
                        alerts.repositoryFull(),
                        alerts.backupHostSilent(),
                        alerts.backupClockDifference(),
                        alerts.restoreDrillFailed(),
                        alerts.restoreDrillTooOld(),
                        alerts.backupVerifyTooOld())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> repositoryError() {
        return AlertBuilder.of("PostgresRepositoryError", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.steady())
                .when("max by (cluster, stanza) (pgbackrest_repo_status > 0 or pgbackrest_stanza_status > 0)")
                .says("A backup repository of <who> is in error", """
                        pgBackRest reports status <value:count> for the stanza {{ $labels.stanza }} or one of its
                        repositories; 0 is good. Backups, archiving and restores may fail.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> walArchiveGap() {
        return AlertBuilder.of("PostgresWalArchiveGap", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.steady())
                .when("max by (cluster, stanza, repo_key) (pgbackrest_wal_archive_status) == 0")
                .says("Repository {{ $labels.repo_key }} of <who> holds no WAL", """
                        The repository {{ $labels.repo_key }} has no WAL of the current system of the stanza {{
                        $labels.stanza }}. No backup in it can be brought to a consistent state.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> repositoryDamaged() {
        return AlertBuilder.of("PostgresRepositoryDamaged", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("max by (cluster) (pgcluster_backup_verify_errors) > 0")
                .says("Verification found errors in the backups of <who>", """
                        The last verification found <value:count> errors: files that are missing or whose checksum is wrong,
                        or WAL that is missing. Some backups or times cannot be restored.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> repositoryFull() {
        return AlertBuilder.of("PostgresRepositoryFull", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.steady())
                .when("""
                        min by (cluster, repo_key) (pgcluster_backup_repository_free_bytes)
                        / on (cluster, repo_key) (max by (cluster, repo_key) (pgcluster_backup_repository_total_bytes) > 0)
                        < <limit>""")
                .says("Repository {{ $labels.repo_key }} of <who> is filling up", """
                        <value:percent> of the file system of the repository {{ $labels.repo_key }} is free (limit <limit>).
                        When it is full, archiving stops, and WAL fills the volumes of the servers.""")
                .asPair(
                        Limit.share(backup.repositoryFree().warning()),
                        Limit.share(backup.repositoryFree().critical()));
    }

    private List<Alert> backupHostSilent() {
        return AlertBuilder.of("PostgresBackupHostSilent", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.steady())
                .when("""
                        max by (cluster) (pgcluster_backup_status_file_age_seconds) > <limit>
                        or max by (cluster) (pg_scrape_collector_success{collector=~"pgbackrest|backup_runs"} == 0) + <limit>""")
                .with("limit", Limit.seconds(backup.statusAge()))
                .says("The backup host of <who> does not report", """
                        Its status files are missing, cannot be read, or are older than <limit>. Backups are not known to
                        run.""")
                .as(Severity.WARNING);
    }

    private List<Alert> backupClockDifference() {
        return AlertBuilder.of("PostgresBackupClockDifference", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("max by (cluster) (abs(pgcluster_backup_clock_difference_seconds)) > <limit>")
                .with("limit", Limit.seconds(backup.clockDifference()))
                .says("The clocks of <who> and of its backup host differ by <value:time>", """
                        The clocks differ by <value:time> (limit <limit>). Restoring to a time chooses the wrong backup or
                        stops at the wrong transaction.""")
                .as(Severity.WARNING);
    }

    private List<Alert> restoreDrillFailed() {
        return AlertBuilder.of("PostgresRestoreDrillFailed", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("""
                        max by (cluster) (
                          pgcluster_backup_drill_check_success == 0
                          or pgcluster_backup_run_last_result{operation="drill", result="failed"} == 1
                        ) + 1 > 0""")
                .says("The last restore drill of <who> failed", """
                        A backup was restored into a throw-away server, and the restore or one of its checks failed. It is
                        not known that the backups can be restored.""")
                .as(Severity.WARNING);
    }

    private List<Alert> restoreDrillTooOld() {
        return AlertBuilder.of("PostgresRestoreDrillTooOld", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.sustained())
                .when("""
                        time() - max by (cluster) (pgcluster_backup_run_last_success_timestamp_seconds{operation="drill"}) > <limit>""")
                .with("limit", Limit.seconds(backup.drillAge()))
                .says("The last successful restore drill of <who> was <value:time> ago", """
                        No restore drill has succeeded for <value:time> (limit <limit>). It is not known that the backups
                        can be restored, nor how long that takes.""")
                .as(Severity.WARNING);
    }

    private List<Alert> backupVerifyTooOld() {
        return AlertBuilder.of("PostgresBackupVerifyTooOld", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.sustained())
                .when("""
                        time() - max by (cluster) (pgcluster_backup_run_last_success_timestamp_seconds{operation="verify"}) > <limit>""")
                .with("limit", Limit.seconds(backup.verifyAge()))
                .says("The backups of <who> were last verified <value:time> ago", """
                        The files of the repositories have not been verified for <value:time> (limit <limit>). Damage in the
                        storage would be noticed only by a restore.""")
                .as(Severity.WARNING);
    }
}
