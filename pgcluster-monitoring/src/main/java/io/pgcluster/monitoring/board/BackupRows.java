package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows of the backup dashboard that the reader opens. */
final class BackupRows {
    private static final String CLUSTER = BackupBoard.CLUSTER;

    private BackupRows() {}

    static Row repositories(Thresholds limits) {
        return Row.collapsed("Repositories", status(), free(limits), size(), restorable());
    }

    private static PanelBuilder status() {
        return graph("Status", Unit.NUMBER)
                .size(12, 8)
                .query(
                        "max by (cluster, stanza, repo_key) (pgbackrest_repo_status" + CLUSTER + "})",
                        "{{cluster}} repository {{repo_key}}")
                .query(
                        "max by (cluster, stanza) (pgbackrest_stanza_status" + CLUSTER + "})",
                        "{{cluster}} stanza {{stanza}}")
                .mayBeEmpty(BackupBoard.NO_BACKUPS)
                .says(
                        "Status of repositories and stanzas, as pgBackRest numbers it; 0 is good, 2 is without a backup.",
                        "0.",
                        "`pgbackrest info` says what it is.");
    }

    private static PanelBuilder free(Thresholds limits) {
        return graph("Free space", Unit.RATIO)
                .size(12, 8)
                .steps(Steps.below(limits.backup().repositoryFree()))
                .query(
                        Promql.ratio(
                                "cluster, repo_key",
                                "pgcluster_backup_repository_free_bytes" + CLUSTER + "}",
                                "pgcluster_backup_repository_total_bytes" + CLUSTER + "}"),
                        "{{cluster}} repository {{repo_key}}")
                .mayBeEmpty(BackupBoard.NO_HOST + "; an object store has no limit")
                .says(
                        "Free share of the file system of each local repository.",
                        "above the lines.",
                        "shorten the retention, or add space.");
    }

    private static PanelBuilder size() {
        return graph("Size of repositories", Unit.BYTES)
                .size(12, 8)
                .query(
                        "max by (cluster, repo_key) (pgcluster_backup_repository_size_bytes" + CLUSTER + "})",
                        "{{cluster}} repository {{repo_key}}")
                .mayBeEmpty(BackupBoard.NO_HOST)
                .says(
                        "All files of each repository.",
                        "steady once the retention is reached.",
                        "growth without end: does `expire` run?");
    }

    private static PanelBuilder restorable() {
        return table("WAL in the archive")
                .size(12, 8)
                .label("cluster", "Cluster")
                .label("stanza", "Stanza")
                .label("repo_key", "Repository")
                .label("pg_version", "Version")
                .label("wal_min", "First file")
                .label("wal_max", "Last file")
                .column(
                        "Archived",
                        ValueText.SHOULD,
                        "max by (cluster, stanza, repo_key, pg_version, wal_min, wal_max) (pgbackrest_wal_archive_status"
                                + CLUSTER + "})")
                .mayBeEmpty(BackupBoard.NO_BACKUPS)
                .says(
                        "The range of WAL in each repository: recovery is possible from the end of the first backup to the last file.",
                        "the last file moves.",
                        "a last file that does not move: the archive fails.");
    }

    static Row runs(Thresholds limits) {
        return Row.collapsed(
                "Runs of the backup host",
                operations(limits),
                results(),
                silence(limits),
                clocks(limits),
                BackupBoard.running(
                        "Backup or expiry",
                        "pgbackrest_stanza_backup_lock_status",
                        "Whether a backup, an expiry or another command that locks the stanza runs."),
                progress(),
                BackupBoard.running(
                        "Restore",
                        "pgbackrest_stanza_restore_lock_status",
                        "Whether a restore runs on the host that is asked."));
    }

    private static PanelBuilder operations(Thresholds limits) {
        return table("Operations")
                .label("cluster", "Cluster")
                .label("operation", "Operation")
                .label("result", "Last result")
                .labelsOnly(
                        "max by (cluster, operation, result) (pgcluster_backup_run_last_result" + CLUSTER + "} == 1)")
                .column("Last success", Unit.SECONDS, since("last_success_timestamp_seconds"))
                .column("Last failure", Unit.SECONDS, since("last_failure_timestamp_seconds"))
                .column(
                        "Duration",
                        Unit.SECONDS,
                        "max by (cluster, operation) (pgcluster_backup_run_last_duration_seconds" + CLUSTER + "})")
                .column(
                        "Overdue by",
                        Unit.SECONDS,
                        Steps.above(limits.backup().overdue()),
                        since("next_timestamp_seconds"))
                .mayBeEmpty(BackupBoard.NO_HOST)
                .says(
                        "What the backup host runs by schedule, and how the last run ended.",
                        "success; planned for later.",
                        "failed or missed: the log of the backup host says why.");
    }

    private static String since(String timestamp) {
        return "time() - max by (cluster, operation) (pgcluster_backup_run_" + timestamp + CLUSTER + "})";
    }

    private static PanelBuilder results() {
        return graph("Results in a day", Unit.NUMBER)
                .query(
                        "sum by (cluster, operation, result) (increase(pgcluster_backup_runs_total" + CLUSTER
                                + "}[1d])) > 0",
                        "{{operation}} {{result}}")
                .mayBeEmpty(BackupBoard.NO_HOST + "; nothing ran within a day")
                .says(
                        "Runs of the 24 hours before each point, by their result.",
                        "successes only.",
                        "failed or missed runs: see the log of the backup host.");
    }

    private static PanelBuilder silence(Thresholds limits) {
        return graph("Age of the status", Unit.SECONDS)
                .steps(Steps.above(limits.backup().statusAge()))
                .query(
                        "max by (cluster, file) (pgcluster_backup_status_file_age_seconds" + CLUSTER + "})",
                        "{{cluster}} {{file}}")
                .mayBeEmpty(BackupBoard.NO_HOST)
                .says(
                        "How old the files are that the backup host writes every 30 seconds.",
                        "below a minute.",
                        "the backup host is down: nothing on this dashboard is true any more.");
    }

    private static PanelBuilder clocks(Thresholds limits) {
        return graph("Difference of the clocks", Unit.SECONDS)
                .freeAxis()
                .steps(Steps.above(limits.backup().clockDifference()))
                .query(
                        "max by (cluster, operation) (abs(pgcluster_backup_clock_difference_seconds" + CLUSTER + "}))",
                        "{{cluster}} {{operation}}")
                .mayBeEmpty(BackupBoard.NO_HOST + "; until a backup has run")
                .says(
                        "By how much the clocks of the primary and the backup host differed at least.",
                        "below a second.",
                        "recovery to a point in time goes wrong by as much: mend the time service.");
    }

    private static PanelBuilder progress() {
        return graph("Progress of a backup", Unit.RATIO)
                .query(
                        Promql.ratio(
                                "cluster, stanza",
                                "pgbackrest_stanza_backup_complete_bytes" + CLUSTER + "}",
                                "pgbackrest_stanza_backup_total_bytes" + CLUSTER + "}"),
                        "{{cluster}} / {{stanza}}")
                .mayBeEmpty("no backup is running")
                .says(
                        "How much of the running backup is done.",
                        "rises to 1.",
                        "flat: the network or the store is the bottleneck.");
    }

    static Row drills() {
        return Row.collapsed("Restore drills", checks(), times(), dataAge());
    }

    private static PanelBuilder checks() {
        return table("Checks of the last drill")
                .size(10, 8)
                .label("cluster", "Cluster")
                .label("check", "Check")
                .column(
                        "Passed",
                        ValueText.SHOULD,
                        "min by (cluster, check) (pgcluster_backup_drill_check_success" + CLUSTER + "})")
                .column(
                        "Took",
                        Unit.SECONDS,
                        "max by (cluster, check) (pgcluster_backup_drill_check_duration_seconds" + CLUSTER + "})")
                .mayBeEmpty(BackupBoard.NO_HOST + "; until a drill has run")
                .says(
                        "What the last drill checked in the restored server.",
                        "all passed.",
                        "the backup may be useless: take a full one, and look at the drill's log.");
    }

    private static PanelBuilder times() {
        return graph("Time of a restore", Unit.SECONDS)
                .size(7, 8)
                .query("max by (cluster) (pgcluster_backup_drill_restore_seconds" + CLUSTER + "})", "{{cluster}}")
                .mayBeEmpty(BackupBoard.NO_HOST + "; until a drill has run")
                .says(
                        "How long the restore of the last drill took: what an outage would take at least.",
                        "within what was promised.",
                        "restore with more processes, from a nearer repository, or back up more often.");
    }

    private static PanelBuilder dataAge() {
        return graph("Age of the restored data", Unit.SECONDS)
                .size(7, 8)
                .query("max by (cluster) (pgcluster_backup_drill_data_age_seconds" + CLUSTER + "})", "{{cluster}}")
                .mayBeEmpty(BackupBoard.NO_HOST + "; until a drill has run")
                .says(
                        "Age of the newest data that the last drill brought back.",
                        "seconds to minutes.",
                        "the archive was behind: see its backlog at that time.");
    }
}
