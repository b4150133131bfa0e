package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;

/** Rows about indexes. */
final class IndexRows {
    private static final String INDEX = "cluster, datname, schemaname, relname, indexrelname";
    private static final String NEEDS_INDEXES = "needs the exporter's collectors `stat_user_indexes` and `index_size`";
    private static final String CHOSEN = TablesBoard.CHOSEN;

    private IndexRows() {}

    static Row usage() {
        return Row.collapsed("Indexes", unused(), busiest(), sizes());
    }

    private static PanelBuilder unused() {
        String never = "topk($topn, max by (" + INDEX + ") (pg_index_size_bytes" + CHOSEN + ") unless on (" + INDEX
                + ") (sum by (" + INDEX
                + ") (increase(pg_stat_user_indexes_idx_scan_total" + CHOSEN + "[$__range])) > 0) unless on (" + INDEX
                + ") (max by (" + INDEX
                + ") (pg_index_properties{@db,is_unique=\"1\"})))";
        return table("Largest indexes without a scan in this range")
                .label("cluster", "Cluster")
                .label("datname", "Database")
                .label("schemaname", "Schema")
                .label("relname", "Table")
                .label("indexrelname", "Index")
                .column("Size", Unit.BYTES, never)
                .mayBeEmpty(NEEDS_INDEXES + "; or every index is in use")
                .says(
                        "Indexes, other than those that keep values unique, that no server of the cluster has scanned within the range.",
                        "choose a range that covers a month's end before judging.",
                        "an unused index costs writes and space: drop it, concurrently.");
    }

    private static PanelBuilder busiest() {
        return graph("Index scans", Unit.PER_SECOND)
                .query(
                        Promql.topRates(INDEX, "pg_stat_user_indexes_idx_scan_total" + CHOSEN),
                        "{{datname}} {{indexrelname}}")
                .mayBeEmpty(NEEDS_INDEXES)
                .says("The indexes that are scanned most.", "follows the load.", "a fall to 0 is a plan that changed.");
    }

    private static PanelBuilder sizes() {
        return graph("Size of indexes", Unit.BYTES)
                .query(Promql.topValues(INDEX, "pg_index_size_bytes" + CHOSEN), "{{datname}} {{indexrelname}}")
                .mayBeEmpty(NEEDS_INDEXES)
                .says(
                        "The indexes that were largest in this range.",
                        "grow with their tables.",
                        "faster growth is bloat: REINDEX INDEX CONCURRENTLY.");
    }

    static Row checks() {
        return Row.collapsed(
                "Checks of the schema",
                check(
                        "Invalid indexes",
                        Unit.NUMBER,
                        "pg_schema_invalid_indexes",
                        Steps.SHOULD_BE_ZERO,
                        "Indexes that no query uses as building them failed.",
                        "drop or rebuild them"),
                check(
                        "Foreign keys without index",
                        Unit.NUMBER,
                        "pg_schema_fk_without_index",
                        Steps.NONE,
                        "Foreign keys whose columns no index begins with.",
                        "deleting what they refer to reads the whole table"),
                check(
                        "Tables without primary key",
                        Unit.NUMBER,
                        "pg_schema_tables_without_pk",
                        Steps.NONE,
                        "Tables that have none.",
                        "logical replication cannot update them"),
                check(
                        "Redundant indexes",
                        Unit.BYTES,
                        "pg_schema_redundant_index_bytes",
                        Steps.NONE,
                        "Space of indexes that others make superfluous.",
                        "drop the shorter one"));
    }

    private static PanelBuilder check(String title, Unit unit, String metric, Steps steps, String what, String action) {
        return graph(title, unit)
                .size(6, 8)
                .steps(steps)
                .query("max by (cluster, datname) (" + metric + "{@db})", "{{cluster}} / {{datname}}")
                .mayBeEmpty("needs the exporter's collector `schema_checks`")
                .says(what, "0, or what was decided on purpose.", action + ".");
    }
}
