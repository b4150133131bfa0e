package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Unit;

/** Rows about the server's own reading and writing. */
final class IoRows {
    private static final String SINCE_16 = "PostgreSQL counts I/O by process since version 16";

    private IoRows() {}

    static Row writers() {
        return Row.collapsed("Restartpoints and allocation", restartpoints(), allocated(), logs());
    }

    private static PanelBuilder restartpoints() {
        return graph("Restartpoints per hour", Unit.NUMBER)
                .query("sum by (@) (increase(pg_stat_checkpointer_restartpoints_done_total{@}[1h]))", "{{instance}}")
                .mayBeEmpty("PostgreSQL counts them since version 17")
                .says(
                        "Restartpoints of standbys, which are their checkpoints.",
                        "about as many as the primary's checkpoints.",
                        "none: the standby replays nothing, and a restart would begin far back.");
    }

    private static PanelBuilder allocated() {
        return graph("Buffers allocated", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_bgwriter_buffers_alloc_total{@}[@]))", "{{instance}}")
                .says(
                        "Buffers that were taken for pages which were not in memory.",
                        "follows the reads.",
                        "close to the size of `shared_buffers` within minutes: the working set does not fit.");
    }

    private static PanelBuilder logs() {
        return graph("Server's log files", Unit.BYTES)
                .query("max by (@) (pg_log_directory_size_bytes{@})", "{{instance}}")
                .mayBeEmpty("the server does not write its log files itself (logging_collector)")
                .says(
                        "Disk space of the log files.",
                        "steady, with rotation.",
                        "a jump is a flood of errors or `log_min_duration_statement` set too low.");
    }

    static Row io() {
        return Row.collapsed(
                "Reading and writing by process",
                amount(
                        "Read",
                        "read_bytes",
                        "reads",
                        "sessions read what is not in shared buffers, autovacuum large tables"),
                amount("Written", "write_bytes", "writes", "checkpointer and background writer write most"),
                time("Time of reading", "read"),
                time("Time of writing", "write"),
                time("Time of synchronizing", "fsync"),
                evictions());
    }

    private static PanelBuilder amount(String title, String bytes, String verb, String normal) {
        return graph(title, Unit.BYTES_PER_SECOND)
                .query("sum by (backend_type) (rate(pg_stat_io_" + bytes + "_total{@}[@])) > 0", "{{backend_type}}")
                .mayBeEmpty(SINCE_16)
                .says(
                        "What each kind of process " + verb + " a second, of all chosen servers.",
                        normal + ".",
                        "sessions that do more than before: see the statements.");
    }

    private static PanelBuilder time(String title, String operation) {
        return graph(title, Unit.SECONDS)
                .query(
                        "sum by (backend_type) (rate(pg_stat_io_" + operation + "_seconds_total{@}[@])) > 0",
                        "{{backend_type}}")
                .mayBeEmpty(SINCE_16 + ", and times only with `track_io_timing`")
                .says(
                        "Seconds that each kind of process spent on it, in each second.",
                        "a fraction of a second.",
                        "compare with the latency of the disks on the system dashboard.");
    }

    private static PanelBuilder evictions() {
        return graph("Buffers evicted and reused", Unit.PER_SECOND)
                .query("sum by (context) (rate(pg_stat_io_evictions_total{@}[@])) > 0", "{{context}} evicted")
                .query("sum by (context) (rate(pg_stat_io_reuses_total{@}[@])) > 0", "{{context}} reused")
                .mayBeEmpty(SINCE_16)
                .says(
                        "Pages that had to leave shared buffers for others, and buffers of rings that were used again.",
                        "few evictions in the context `normal`.",
                        "many: the working set does not fit into `shared_buffers`.");
    }

    static Row caches() {
        return Row.collapsed("Small caches (SLRU)", slruHits(), slruReads());
    }

    private static PanelBuilder slruHits() {
        return graph("Found in the cache", Unit.RATIO)
                .size(12, 8)
                .query(
                        "sum by (slru) (rate(pg_stat_slru_blks_hit_total{@}[@])) / (sum by (slru) (rate(pg_stat_slru_blks_hit_total{@}[@]))"
                                + " + sum by (slru) (rate(pg_stat_slru_blks_read_total{@}[@])) > 0)",
                        "{{slru}}")
                .mayBeEmpty("PostgreSQL counts them since version 13")
                .says(
                        "Share of pages of each small cache (transaction status, subtransactions, multixacts …) that were in memory.",
                        "close to 1.",
                        "low for Subtrans or MultiXact: too many savepoints, or row locks shared by many sessions.");
    }

    private static PanelBuilder slruReads() {
        return graph("Read from disk", Unit.PER_SECOND)
                .size(12, 8)
                .query("sum by (slru) (rate(pg_stat_slru_blks_read_total{@}[@]))", "{{slru}}")
                .mayBeEmpty("PostgreSQL counts them since version 13")
                .says("Pages of each small cache that had to be read.", "close to 0.", "see the share next to it.");
    }
}
