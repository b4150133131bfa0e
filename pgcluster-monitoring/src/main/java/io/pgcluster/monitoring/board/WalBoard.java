package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** How much WAL is written, what it takes on disk, and how checkpoints fare; counters of all versions. */
final class WalBoard {
    private static final String BY_TIME = either(
            "increase", "pg_stat_checkpointer_num_timed_total", "pg_stat_bgwriter_checkpoints_timed_total", "1h");
    private static final String REQUESTED = either(
            "increase", "pg_stat_checkpointer_num_requested_total", "pg_stat_bgwriter_checkpoints_req_total", "1h");

    private final Thresholds limits;

    private WalBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        WalBoard board = new WalBoard(limits);
        return new Dashboard(
                Uid.WAL,
                "PostgreSQL / WAL and checkpoints",
                "How much WAL is written, what it takes on disk, how checkpoints and writers fare.",
                "3h",
                Header.variables("pg_up"),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                rate(),
                                board.directory(),
                                board.requested(),
                                board.backlog(),
                                stalled()),
                        Row.open("WAL", generated(), board.size(), archived(), images(), buffersFull(), syncs()),
                        Row.open("Checkpoints", checkpoints(), durations(), written()),
                        IoRows.writers(),
                        IoRows.io(),
                        IoRows.caches()));
    }

    /** Of PostgreSQL 17 and later, or of those before, where checkpoints were counted with the background writer. */
    private static String either(String function, String since17, String before17, String window) {
        return Promql.fill("%1$s(%2$s{@}[%4$s]) or %1$s(%3$s{@}[%4$s])", function, since17, before17, window);
    }

    private static String eitherRate(String since17, String before17) {
        return "sum by (@) (" + either("rate", since17, before17, "@") + ")";
    }

    private static PanelBuilder rate() {
        return stat("WAL", Unit.BYTES_PER_SECOND)
                .sparkline()
                .query(
                        "sum(rate(pg_stat_wal_bytes_total{@}[@])) or sum(clamp_min(deriv(pg_wal_lsn_bytes{@}[@]), 0))",
                        "")
                .says(
                        "WAL written a second.",
                        "follows writes; higher after each checkpoint, as whole pages are written.",
                        "archive, standbys and backups must all keep up with it.");
    }

    private PanelBuilder directory() {
        return stat("WAL directory", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.wal().directoryGrowth()))
                .query("max(max by (@) (pg_wal_size_bytes{@}) / max by (@) (pg_settings_max_wal_size_bytes{@}))", "")
                .says(
                        "Size of the WAL directory as a multiple of `max_wal_size`, of the server where it is largest.",
                        "about 1 at most.",
                        "something keeps WAL: a slot, a failing archive, `wal_keep_size`. The disk fills.");
    }

    private PanelBuilder requested() {
        return stat("Requested checkpoints per hour", Unit.NUMBER)
                .steps(Steps.above(limits.wal().minRequestedCheckpoints()))
                .query("max(" + REQUESTED + ")", "")
                .says(
                        "Checkpoints in the last hour that were requested before their time, of the server with most.",
                        "0, but for backups and loads.",
                        "raise `max_wal_size` until checkpoints are due by time.");
    }

    private PanelBuilder backlog() {
        return stat("Waiting for the archive", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.wal().archiveBacklog()))
                .query("max(pg_stat_archiver_pending_wal_files{@})", "")
                .says(
                        "WAL files that wait to be archived.",
                        "0 or 1.",
                        "the archive fails or is too slow: see the backup dashboard, and the server's log.");
    }

    private static PanelBuilder stalled() {
        return stat("Rounds of the background writer cut short", Unit.PER_SECOND)
                .size(8, 4)
                .sparkline()
                .query("sum(rate(pg_stat_bgwriter_maxwritten_clean_total{@}[@]))", "")
                .says(
                        "How often the background writer stopped as it had written `bgwriter_lru_maxpages`.",
                        "0.",
                        "sessions then write themselves: raise `bgwriter_lru_maxpages`.");
    }

    private static PanelBuilder generated() {
        return graph("WAL written", Unit.BYTES_PER_SECOND)
                .query(
                        "sum by (@) (rate(pg_stat_wal_bytes_total{@}[@])) or sum by (@) (clamp_min(deriv(pg_wal_lsn_bytes{@}[@]), 0))",
                        "{{instance}}")
                .says(
                        "WAL written a second; before PostgreSQL 14 by how fast the position moves, which is also what standbys receive.",
                        "follows writes.",
                        "the queries dashboard shows which statements write it (detail).");
    }

    private PanelBuilder size() {
        return graph("WAL directory", Unit.BYTES)
                .query("max by (@) (pg_wal_size_bytes{@})", "{{instance}}")
                .query("max by (@) (pg_settings_max_wal_size_bytes{@})", "{{instance}} max_wal_size")
                .says(
                        "Size of the WAL directory, and the size that checkpoints aim at.",
                        "below `max_wal_size`, which is no hard limit.",
                        "above it, a slot, a failing archive or `wal_keep_size` keeps WAL.");
    }

    private static PanelBuilder archived() {
        return graph("WAL files archived", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_archiver_archived_count{@}[@]))", "{{instance}} archived")
                .query("sum by (@) (rate(pg_stat_archiver_failed_count{@}[@]))", "{{instance}} failed")
                .says(
                        "WAL files that were archived, and attempts that failed.",
                        "as many as are written; no failures.",
                        "the server's log has the archive command's output.");
    }

    private static PanelBuilder images() {
        return graph("Full images of pages", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_wal_fpi_total{@}[@]))", "{{instance}}")
                .mayBeEmpty("PostgreSQL counts them since version 14")
                .says(
                        "Pages that were written to the WAL as a whole, as they changed first after a checkpoint.",
                        "a peak after each checkpoint that flattens.",
                        "checkpoints further apart, or `wal_compression`, make less WAL.");
    }

    private static PanelBuilder buffersFull() {
        return graph("WAL buffers full", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_wal_buffers_full_total{@}[@]))", "{{instance}}")
                .mayBeEmpty("PostgreSQL counts them since version 14")
                .says(
                        "How often sessions had to write WAL themselves as its buffers were full.",
                        "close to 0.",
                        "raise `wal_buffers`.");
    }

    private static PanelBuilder syncs() {
        return graph("Time of synchronizing WAL", Unit.SECONDS)
                .query(
                        "sum by (@) (rate(pg_stat_wal_sync_seconds_total{@}[@])) or sum by (@) (rate(pg_stat_io_fsync_seconds_total{@,object=\"wal\"}[@]))",
                        "{{instance}}")
                .mayBeEmpty("PostgreSQL before 14")
                .says(
                        "Seconds spent waiting for the disk to make WAL durable, in each second.",
                        "below 0.1; 0 where `track_wal_io_timing` is off.",
                        "commits wait for it: a faster disk for WAL, or larger transactions.");
    }

    private static PanelBuilder checkpoints() {
        return graph("Checkpoints per hour", Unit.NUMBER)
                .query("sum by (@) (" + BY_TIME + ")", "{{instance}} by time")
                .query("sum by (@) (" + REQUESTED + ")", "{{instance}} requested")
                .says(
                        "Checkpoints of the hour before each point, by what started them.",
                        "by time, one for each `checkpoint_timeout`.",
                        "mostly requested ones: raise `max_wal_size`.");
    }

    private static PanelBuilder durations() {
        return graph("Time of checkpoints", Unit.SECONDS)
                .query(
                        eitherRate(
                                        "pg_stat_checkpointer_write_time_total",
                                        "pg_stat_bgwriter_checkpoint_write_time_total")
                                + " / 1000",
                        "{{instance}} writing")
                .query(
                        eitherRate(
                                        "pg_stat_checkpointer_sync_time_total",
                                        "pg_stat_bgwriter_checkpoint_sync_time_total")
                                + " / 1000",
                        "{{instance}} synchronizing")
                .says(
                        "Seconds that checkpoints spent writing and synchronizing, in each second.",
                        "writing is spread, up to 0.9; synchronizing is close to 0.",
                        "long synchronizing stalls commits: the disk cannot take what was written.");
    }

    private static PanelBuilder written() {
        return graph("Buffers written", Unit.PER_SECOND)
                .query(
                        eitherRate(
                                "pg_stat_checkpointer_buffers_written_total",
                                "pg_stat_bgwriter_buffers_checkpoint_total"),
                        "{{instance}} checkpoints")
                .query(
                        "sum by (@) (rate(pg_stat_bgwriter_buffers_clean_total{@}[@]))",
                        "{{instance}} background writer")
                .query(
                        "sum by (@) (rate(pg_stat_io_writes_total{@,backend_type=\"client backend\",object=\"relation\"}[@]))"
                                + " or sum by (@) (rate(pg_stat_bgwriter_buffers_backend_total{@}[@]))",
                        "{{instance}} sessions")
                .says(
                        "Buffers written by checkpoints, the background writer and sessions.",
                        "mostly by checkpoints.",
                        "sessions that write wait for the disk: more `shared_buffers`, or a busier background writer.");
    }
}
