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

/** How old backups are, and whether they can be trusted. */
final class BackupAlerts {
    private final BackupThresholds backup;
    private final PendingTimes pending;

    private BackupAlerts(Thresholds thresholds) {
        backup = thresholds.backup();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        BackupAlerts alerts = new BackupAlerts(thresholds);
        return Stream.of(
                        alerts.backupTooOld(),
                        alerts.fullBackupTooOld(),
                        alerts.backupMissing(),
                        alerts.backupFailed(),
                        alerts.backupOverdue(),
                        alerts.backupDamaged(),
                        alerts.backupSlow(),
                        alerts.backupShrunk())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> backupTooOld() {
        return AlertBuilder.of("PostgresBackupTooOld", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.sustained())
                .when("cluster:pg_backup_age_seconds:min > <limit>")
                .says("The last backup of <who> is <value:time> old", """
                        The last backup of the stanza {{ $labels.stanza }} ended <value:time> ago (limit <limit>). A restore
                        has to replay all WAL since then, and depends on all of it.""")
                .asPair(
                        Limit.seconds(backup.age().warning()),
                        Limit.seconds(backup.age().critical()));
    }

    private List<Alert> fullBackupTooOld() {
        return AlertBuilder.of("PostgresFullBackupTooOld", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.sustained())
                .when("cluster:pg_full_backup_age_seconds:min > <limit>")
                .says("The last full backup of <who> is <value:time> old", """
                        The last full backup of the stanza {{ $labels.stanza }} ended <value:time> ago (limit <limit>). All
                        later ones depend on it.""")
                .asPair(
                        Limit.seconds(backup.fullAge().warning()),
                        Limit.seconds(backup.fullAge().critical()));
    }

    private List<Alert> backupMissing() {
        return AlertBuilder.of("PostgresBackupMissing", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, stanza) (pgbackrest_stanza_status)
                        unless on (cluster, stanza) cluster:pg_backup_age_seconds:min""")
                .says("<who> has no backup", """
                        The repository knows the stanza {{ $labels.stanza }} (status <value:count>) but holds no backup of
                        it. Nothing can be restored.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> backupFailed() {
        return AlertBuilder.of("PostgresBackupFailed", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("""
                        max by (cluster, operation) (pgcluster_backup_run_last_result{result=~"failed|missed", operation!~"drill|verify"}) == 1""")
                .says("The last {{ $labels.operation }} run of the backups of <who> failed", """
                        The last run of the operation {{ $labels.operation }} failed or was not started at its time. The
                        recovery window no longer moves forward as planned.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> backupOverdue() {
        return AlertBuilder.of("PostgresBackupOverdue", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .pending(pending.steady())
                .when("time() - max by (cluster, operation) (pgcluster_backup_run_next_timestamp_seconds) > <limit>")
                .with("limit", Limit.seconds(backup.overdue()))
                .says("The {{ $labels.operation }} run of the backups of <who> is overdue", """
                        It should have started <value:time> ago (limit <limit>). The scheduler hangs, or waits for a run
                        that does not end.""")
                .as(Severity.WARNING);
    }

    private List<Alert> backupDamaged() {
        return AlertBuilder.of("PostgresBackupDamaged", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("max by (cluster, stanza) (pgbackrest_backup_last_error_status) == 1")
                .says("The last backup of <who> contains damaged pages", """
                        The last backup of the stanza {{ $labels.stanza }} found pages whose checksum is wrong. The data
                        directory is damaged, and so is the backup.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> backupSlow() {
        return AlertBuilder.of("PostgresBackupSlow", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("""
                        max by (cluster, stanza, backup_type) (pgbackrest_backup_last_duration_seconds) > 600
                        and on (cluster, stanza, backup_type)
                        max by (cluster, stanza, backup_type) (pgbackrest_backup_last_duration_seconds)
                        > <limit> * max by (cluster, stanza, backup_type) (avg_over_time(pgbackrest_backup_last_duration_seconds[7d]))""")
                .with("limit", Limit.factor(backup.durationGrowth()))
                .says("The last {{ $labels.backup_type }} backup of <who> took <value:time>", """
                        The last {{ $labels.backup_type }} backup took <value:time>, more than <limit> times the mean of the
                        last 7 days. At this rate it will not end before the next one is due.""")
                .as(Severity.WARNING);
    }

    private List<Alert> backupShrunk() {
        return AlertBuilder.of("PostgresBackupShrunk", Component.BACKUP)
                .about(Scope.CLUSTER)
                .on(Dashboard.BACKUP)
                .when("""
                        max by (cluster, stanza) (pgbackrest_backup_last_size_bytes{backup_type="full"})
                        < <limit> * max by (cluster, stanza) (avg_over_time(pgbackrest_backup_last_size_bytes{backup_type="full"}[7d]))""")
                .with("limit", Limit.share(backup.sizeShrink()))
                .says("The last full backup of <who> is much smaller than before", """
                        The last full backup holds <value:size>, less than <limit> of the mean of the last 7 days. Data was
                        dropped, or the wrong cluster is backed up.""")
                .as(Severity.WARNING);
    }
}
