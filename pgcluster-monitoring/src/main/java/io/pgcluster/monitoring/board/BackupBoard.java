package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.Color;
import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Whether the clusters can be restored: backups, archive, repositories, restore drills. */
final class BackupBoard {
    static final String CLUSTER = "{cluster=~\"$cluster\"";
    static final String NO_BACKUPS = "no backups are configured, or none has ended yet";
    static final String NO_HOST = "needs a backup host of pgcluster, whose status the exporter reads";

    private static final String ARCHIVE_AGE =
            "max by (@) (pg_stat_archiver_last_archive_age{@}) and on (@) max by (@) (pg_replication_is_replica{@}) == 0";

    private final Thresholds limits;

    private BackupBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        BackupBoard board = new BackupBoard(limits);
        return new Dashboard(
                Uid.BACKUP,
                "PostgreSQL / Backup and recovery",
                "Whether the clusters can be restored, to which point, and how long it takes.",
                "7d",
                Header.variables("pg_stat_archiver_archived_count"),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Can it be restored?",
                                board.age(),
                                board.fullAge(),
                                board.archiveAge(),
                                repositories(),
                                verify(),
                                board.drillAge()),
                        Row.open("Backups", backups(), board.ages(), durations(), sizes()),
                        Row.open("Archive of WAL", archived(), board.backlog(), board.archiveAges()),
                        BackupRows.repositories(limits),
                        BackupRows.runs(limits),
                        BackupRows.drills()));
    }

    private static String age(String type) {
        return "min by (cluster, stanza) (pgbackrest_backup_since_last_completion_seconds" + CLUSTER + ",backup_type=\""
                + type + "\"})";
    }

    private PanelBuilder age() {
        return stat("Age of last backup", Unit.SECONDS)
                .steps(Steps.above(limits.backup().age()))
                .query("max(" + age("incr") + ")", "")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "Time since the last backup of any type ended, of the cluster whose backup is oldest.",
                        "less than the interval between backups.",
                        "see the last runs below, then the log of the backup host.");
    }

    private PanelBuilder fullAge() {
        return stat("Age of last full backup", Unit.SECONDS)
                .steps(Steps.above(limits.backup().fullAge()))
                .query("max(" + age("full") + ")", "")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "Time since the last full backup ended.",
                        "less than the interval between full backups.",
                        "restores take longer the more increments follow a full backup.");
    }

    private PanelBuilder archiveAge() {
        return stat("Newest archived WAL", Unit.SECONDS)
                .steps(Steps.above(limits.wal().archiveAge()))
                .query("max(" + ARCHIVE_AGE + ")", "")
                .mayBeEmpty("no server archives its WAL")
                .says(
                        "Time since the primary last archived a WAL file: what would be lost with the whole cluster.",
                        "up to `archive_timeout`; longer on an idle server without one.",
                        "the archive fails or is behind: see its graphs.");
    }

    private static PanelBuilder repositories() {
        return stat("Repositories in error", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query(
                        "count(pgbackrest_repo_status" + CLUSTER + "} > 0 or pgbackrest_stanza_status" + CLUSTER
                                + "} > 0) or 0 * count(pgbackrest_repo_status" + CLUSTER + "})",
                        "")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "Repositories and stanzas whose status is not good.",
                        "0; a new cluster has no backup yet, which is a status too.",
                        "`pgbackrest info` says what is wrong.");
    }

    private static PanelBuilder verify() {
        return stat("Errors found by verification", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("sum(pgcluster_backup_verify_errors" + CLUSTER + "})", "")
                .mayBeEmpty(NO_HOST + "; until the repositories were first verified")
                .says(
                        "Errors that the last verification found in the repositories.",
                        "0.",
                        "take a full backup now; then find out which backups are damaged.");
    }

    private PanelBuilder drillAge() {
        return stat("Last successful restore drill", Unit.SECONDS)
                .steps(Steps.above(limits.backup().drillAge()))
                .query(
                        "time() - max(pgcluster_backup_run_last_success_timestamp_seconds" + CLUSTER
                                + ",operation=\"drill\"})",
                        "")
                .mayBeEmpty(NO_HOST + "; until a drill has succeeded")
                .says(
                        "Time since a backup was last restored and checked.",
                        "less than the interval between drills.",
                        "a backup that was never restored is a hope: run a drill.");
    }

    private static PanelBuilder backups() {
        String by = "cluster, stanza, repo_key, backup_name, backup_type";
        return table("Backups")
                .size(24, 9)
                .label("cluster", "Cluster")
                .label("stanza", "Stanza")
                .label("repo_key", "Repository")
                .label("backup_type", "Type")
                .label("backup_name", "Backup")
                .column(
                        "Duration",
                        Unit.SECONDS,
                        "max by (" + by + ") (pgbackrest_backup_duration_seconds" + CLUSTER + "})")
                .column("Database", Unit.BYTES, "max by (" + by + ") (pgbackrest_backup_size_bytes" + CLUSTER + "})")
                .column("Copied", Unit.BYTES, "max by (" + by + ") (pgbackrest_backup_delta_bytes" + CLUSTER + "})")
                .column(
                        "In the repository",
                        Unit.BYTES,
                        "max by (" + by + ") (pgbackrest_backup_repo_delta_bytes" + CLUSTER + "})")
                .column(
                        "Bad pages",
                        List.of(new ValueText(0, "none", Color.GREEN), new ValueText(1, "found", Color.RED)),
                        "max by (" + by + ") (pgbackrest_backup_error_status" + CLUSTER + "})")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "Every backup that can be restored, with its size before and after compression. The name has the time at which it began.",
                        "as many as the retention says.",
                        "bad pages mean that the server's files are damaged: check it, do not expire older backups.");
    }

    private PanelBuilder ages() {
        return graph("Age of backups", Unit.SECONDS)
                .steps(Steps.above(limits.backup().age()))
                .query(age("incr"), "{{cluster}} any")
                .query(age("full"), "{{cluster}} full")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "Time since the last backup ended; the lines are the limits for a backup of any type.",
                        "a saw whose teeth are as long as the interval.",
                        "a tooth that goes on rising is a backup that was missed.");
    }

    private static PanelBuilder durations() {
        return graph("Duration of the last backup", Unit.SECONDS)
                .query(
                        "max by (cluster, backup_type) (pgbackrest_backup_last_duration_seconds" + CLUSTER + "})",
                        "{{cluster}} {{backup_type}}")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "How long the last backup of each type took.",
                        "grows with the data.",
                        "a jump: a slower network or store, or less `process-max`.");
    }

    private static PanelBuilder sizes() {
        return graph("Size of the last backup", Unit.BYTES)
                .query(
                        "max by (cluster, backup_type) (pgbackrest_backup_last_repo_delta_bytes" + CLUSTER + "})",
                        "{{cluster}} {{backup_type}}")
                .mayBeEmpty(NO_BACKUPS)
                .says(
                        "What the last backup of each type takes in its repository.",
                        "full ones grow with the data, others with the changes.",
                        "much smaller than before: were databases dropped?");
    }

    private static PanelBuilder archived() {
        return graph("WAL files archived and failed", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_archiver_archived_count{@}[@]))", "{{instance}} archived")
                .query("sum by (@) (rate(pg_stat_archiver_failed_count{@}[@]))", "{{instance}} failed")
                .says(
                        "WAL files that were archived, and attempts that failed.",
                        "no failures; only the primary archives.",
                        "the server's log has the output of the archive command.");
    }

    private PanelBuilder backlog() {
        return graph("Waiting for the archive", Unit.NUMBER)
                .steps(Steps.above(limits.wal().archiveBacklog()))
                .query("max by (@) (pg_stat_archiver_pending_wal_files{@})", "{{instance}}")
                .says(
                        "WAL files that wait to be archived; they stay on the server's disk until then.",
                        "0 or 1.",
                        "the store is slow or refuses: the disk fills.");
    }

    private PanelBuilder archiveAges() {
        return graph("Age of the newest archived WAL", Unit.SECONDS)
                .steps(Steps.above(limits.wal().archiveAge()))
                .query(ARCHIVE_AGE, "{{instance}}")
                .mayBeEmpty("no server archives its WAL")
                .says(
                        "Time since the primary last archived a file.",
                        "up to `archive_timeout`.",
                        "what would be lost grows.");
    }

    /** Whether something ran. */
    static PanelBuilder running(String title, String metric, String what) {
        return timeline(title)
                .size(8, 8)
                .texts(List.of(new ValueText(0, "no", Color.FAINT), new ValueText(1, "running", Color.BLUE)))
                .query("max by (cluster, stanza) (" + metric + CLUSTER + "})", "{{cluster}} / {{stanza}}")
                .mayBeEmpty(NO_BACKUPS)
                .says(what, "at the planned times.", "a run that does not end: see its log.");
    }
}
