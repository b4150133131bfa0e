package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Unit;

/** The rows of the queries dashboard that the reader opens. */
final class QueryRows {
    private static final String NEEDS_DETAIL = "needs the exporter's collector `stat_statements_detail`";
    private static final String LABELS = QueriesBoard.LABELS;
    private static final String CHOSEN = QueriesBoard.CHOSEN;

    private QueryRows() {}

    static Row more() {
        return Row.collapsed(
                "More rankings",
                QueriesBoard.top("Rows", Unit.ROWS_PER_SECOND, "pg_stat_statements_rows_total")
                        .says(
                                "Statements that return or change most rows.",
                                "exports and loads on top.",
                                "an interactive statement here returns more than anyone reads."),
                QueriesBoard.top("Sessions reading blocks", Unit.NUMBER, "pg_stat_statements_block_read_seconds_total")
                        .says(
                                "Statements that spend most time reading blocks: seconds in each second.",
                                "0 where `track_io_timing` is off.",
                                "an index that covers the condition reads fewer blocks."),
                QueriesBoard.top("Sessions writing blocks", Unit.NUMBER, "pg_stat_statements_block_write_seconds_total")
                        .says(
                                "Statements that spend most time writing blocks: seconds in each second.",
                                "0, since checkpointer and background writer should write.",
                                "sessions that write themselves lack clean buffers: see the WAL and checkpoints dashboard."),
                byDatabase(),
                byUser(),
                parallelWorkers(),
                functions());
    }

    private static PanelBuilder byDatabase() {
        return graph("Sessions busy, by database", Unit.NUMBER)
                .stacked()
                .size(12, 8)
                .query(
                        "sum by (cluster, datname) (rate(pg_stat_statements_seconds_total" + CHOSEN + "[@]))",
                        "{{cluster}} / {{datname}}")
                .mayBeEmpty(QueriesBoard.NEEDS_EXTENSION)
                .says(
                        "Sessions busy with the statements of each database, on average.",
                        "follows the load of each application.",
                        "tells which application to ask.");
    }

    private static PanelBuilder byUser() {
        return graph("Sessions busy, by user", Unit.NUMBER)
                .stacked()
                .size(12, 8)
                .query(
                        "sum by (cluster, user) (rate(pg_stat_statements_seconds_total" + CHOSEN + "[@]))",
                        "{{cluster}} / {{user}}")
                .mayBeEmpty(QueriesBoard.NEEDS_EXTENSION)
                .says(
                        "Sessions busy with the statements of each role, on average.",
                        "follows the load of each application.",
                        "tells which application to ask.");
    }

    private static PanelBuilder parallelWorkers() {
        return graph("Parallel workers", Unit.PER_SECOND)
                .size(12, 8)
                .query(
                        "sum by (@) (rate(pg_stat_database_parallel_workers_to_launch_total{@db}[@]))",
                        "{{instance}} planned")
                .query(
                        "sum by (@) (rate(pg_stat_database_parallel_workers_launched_total{@db}[@]))",
                        "{{instance}} started")
                .mayBeEmpty("PostgreSQL counts them since version 18")
                .says(
                        "Parallel workers that queries planned to start, and those that they started.",
                        "both alike.",
                        "fewer started than planned: queries run slower than planned, raise `max_parallel_workers`.");
    }

    private static PanelBuilder functions() {
        return graph("Sessions in functions", Unit.NUMBER)
                .query(
                        Promql.topRates(
                                "@, datname, schemaname, funcname", "pg_stat_user_functions_self_seconds_total{@db}"),
                        "{{datname}} {{schemaname}}.{{funcname}}")
                .mayBeEmpty("needs the exporter's collector `stat_user_functions`, and `track_functions`")
                .says(
                        "Sessions that are busy in each function itself, on average; the functions that took most time.",
                        "no function stands out that did not before.",
                        "look at the statements inside it.");
    }

    static Row single() {
        return Row.collapsed("The chosen statements (Query id)", band(), share(), rowsPerCall());
    }

    private static PanelBuilder band() {
        return graph("Mean time and a week ago", Unit.SECONDS)
                .query(mean(""), "now")
                .query(mean(" offset 1w"), "a week ago")
                .mayBeEmpty(QueriesBoard.NEEDS_EXTENSION)
                .says(
                        "Mean time of the chosen statements, and of the same hour a week before.",
                        "both alike.",
                        "a rise that began with a deployment or an upgrade is most likely a plan that changed.");
    }

    private static String mean(String offset) {
        return Promql.fill(
                "sum by (cluster) (rate(pg_stat_statements_seconds_total%1$s[@]%2$s)) / (sum by (cluster)"
                        + " (rate(pg_stat_statements_calls_total%1$s[@]%2$s)) > 0)",
                CHOSEN, offset);
    }

    private static PanelBuilder share() {
        return graph("Share of all time", Unit.RATIO)
                .query(
                        "sum by (@) (rate(pg_stat_statements_seconds_total" + CHOSEN
                                + "[@])) / (sum by (@) (rate(pg_stat_statements_seconds_total{@}[@])) > 0)",
                        "{{instance}}")
                .mayBeEmpty(QueriesBoard.NEEDS_EXTENSION)
                .says(
                        "Time of the chosen statements as a share of the time of all.",
                        "1 while all are chosen.",
                        "how much there is to gain by making these statements faster.");
    }

    private static PanelBuilder rowsPerCall() {
        return graph("Rows per call", Unit.NUMBER)
                .query(
                        "sum by (@) (rate(pg_stat_statements_rows_total" + CHOSEN
                                + "[@])) / (sum by (@) (rate(pg_stat_statements_calls_total" + CHOSEN + "[@])) > 0)",
                        "{{instance}}")
                .mayBeEmpty(QueriesBoard.NEEDS_EXTENSION)
                .says(
                        "Rows that one execution returned or changed, on average.",
                        "steady for a statement.",
                        "a rise with the size of the data calls for paging.");
    }

    static Row detail() {
        return Row.collapsed(
                "Blocks, temporary files, WAL, planning",
                hits(),
                detailed(
                        "Blocks read",
                        Unit.PER_SECOND,
                        "pg_stat_statements_shared_blks_read_total",
                        "read blocks that were not in shared buffers"),
                detailed(
                        "Temporary blocks written",
                        Unit.PER_SECOND,
                        "pg_stat_statements_temp_blks_written_total",
                        "spill to disk, as `work_mem` is too small for them"),
                detailed("WAL", Unit.BYTES_PER_SECOND, "pg_stat_statements_wal_bytes_total", "write most WAL (13+)"),
                detailed(
                        "Sessions planning",
                        Unit.NUMBER,
                        "pg_stat_statements_plans_seconds_total",
                        "take longest to plan, in seconds each second (13+, `track_planning`)"),
                detailed(
                        "Sessions compiling",
                        Unit.NUMBER,
                        "pg_stat_statements_jit_seconds_total",
                        "spend most time on just-in-time compilation (15+)"));
    }

    private static PanelBuilder detailed(String title, Unit unit, String counter, String what) {
        return QueriesBoard.top(title, unit, counter)
                .mayBeEmpty(NEEDS_DETAIL)
                .says(
                        "The statements that " + what + ".",
                        "no statement stands out that did not before.",
                        "run it with EXPLAIN (ANALYZE, BUFFERS, WAL) to see which step it is.");
    }

    private static PanelBuilder hits() {
        String hit = "sum by (" + LABELS + ") (rate(pg_stat_statements_shared_blks_hit_total" + CHOSEN + "[@]))";
        String read = "sum by (" + LABELS + ") (rate(pg_stat_statements_shared_blks_read_total" + CHOSEN + "[@]))";
        String most = Promql.mostIncreased(LABELS, "pg_stat_statements_shared_blks_read_total" + CHOSEN);
        return graph("Found in shared buffers", Unit.RATIO)
                .query(
                        hit + " / (" + hit + " + " + read + " > 0) and " + most,
                        "{{queryid}} {{user}}@{{datname}} {{instance}}")
                .mayBeEmpty(NEEDS_DETAIL)
                .says(
                        "Share of blocks found in shared buffers, of the statements that read most.",
                        "above 99 % for statements that look up single rows.",
                        "a low share with many blocks is a scan: look for an index.");
    }

    static Row statistics() {
        return Row.collapsed("The statistics themselves", entries(), deallocations(), resets());
    }

    private static PanelBuilder entries() {
        return graph("Statements tracked", Unit.RATIO)
                .query(
                        "max by (@) (pg_stat_statements_entries{@}) / max by (@) (pg_settings_pg_stat_statements_max{@})",
                        "{{instance}}")
                .mayBeEmpty(NEEDS_DETAIL)
                .says(
                        "Entries as a share of `pg_stat_statements.max`.",
                        "below 1.",
                        "at 1 the rarest statements are forgotten: raise the limit, or have clients use parameters.");
    }

    private static PanelBuilder deallocations() {
        return graph("Forgotten statements", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_statements_info_dealloc_total{@}[@]))", "{{instance}}")
                .mayBeEmpty("needs the extension pg_stat_statements 1.9, which comes with PostgreSQL 14")
                .says(
                        "How often the least executed statements were forgotten to make room.",
                        "0.",
                        "each time is costly and distorts the statistics: raise `pg_stat_statements.max`.");
    }

    private static PanelBuilder resets() {
        return graph("Time since the statistics were reset", Unit.SECONDS)
                .query("time() - max by (@) (pg_stat_statements_info_stats_reset_timestamp_seconds{@})", "{{instance}}")
                .mayBeEmpty("needs the extension pg_stat_statements 1.9, which comes with PostgreSQL 14")
                .says(
                        "Age of the statistics.",
                        "grows without a break.",
                        "a fall is a reset or a restart; rates around it are too low.");
    }
}
