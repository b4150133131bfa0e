package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.Variable;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Which tables and indexes are large, busy, read in vain or not used at all. */
final class TablesBoard {
    /** Matchers for the tables that the reader chose, and for their indexes. */
    static final String CHOSEN = "{@db,schemaname=~\"$schema\",relname=~\"$table\"}";

    private static final String TABLE = VacuumBoard.TABLE;
    private static final String LARGEST =
            "topk($topn, max by (" + TABLE + ") (pg_stat_user_tables_total_size_bytes" + CHOSEN + "))";

    private TablesBoard() {}

    static Dashboard dashboard(Thresholds limits) {
        return new Dashboard(
                Uid.TABLES,
                "PostgreSQL / Tables and indexes",
                "Which tables and indexes are large, busy, read in vain or not used at all.",
                "6h",
                Header.variables(
                        "pg_up",
                        Header.database(),
                        new Variable.Text("schema", "Schema", ".*"),
                        new Variable.Text("table", "Table", ".*"),
                        Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open("Largest tables", largest(), sizes(), growth()),
                        Row.open(
                                "Access",
                                sequential(),
                                byIndex(),
                                written(),
                                scannedTables(),
                                hotUpdates(),
                                heapHits()),
                        IndexRows.usage(),
                        IndexRows.checks(),
                        MaintenanceRow.row(),
                        objects(limits)));
    }

    private static PanelBuilder largest() {
        return table("Tables by size")
                .size(24, 10)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database")
                .label("schemaname", "Schema")
                .label("relname", "Table")
                .column("Total", Unit.BYTES, LARGEST)
                .column("Table", Unit.BYTES, ofLargest("table_size_bytes"))
                .column("Indexes", Unit.BYTES, ofLargest("index_size_bytes"))
                .column("TOAST", Unit.BYTES, ofLargest("toast_size_bytes"))
                .column("Live rows", Unit.NUMBER, ofLargest("n_live_tup"))
                .column("Dead rows", Unit.NUMBER, ofLargest("n_dead_tup"))
                .column("Sequential scans", Unit.PER_SECOND, rateOfLargest("seq_scan"))
                .column("Index scans", Unit.PER_SECOND, rateOfLargest("idx_scan"))
                .mayBeEmpty("no user tables")
                .says(
                        "The largest tables, with their indexes and how they are read. `other` is the sum of the tables that are not shown one by one.",
                        "as the application's data model has it.",
                        "indexes larger than their table call for a look at unused ones below.");
    }

    private static String ofLargest(String measure) {
        return "max by (" + TABLE + ") (pg_stat_user_tables_" + measure + CHOSEN + ") and " + LARGEST;
    }

    private static String rateOfLargest(String counter) {
        return "sum by (" + TABLE + ") (rate(pg_stat_user_tables_" + counter + CHOSEN + "[$__range])) and " + LARGEST;
    }

    private static PanelBuilder sizes() {
        return graph("Size of tables with indexes", Unit.BYTES)
                .query(Promql.topValues(TABLE, "pg_stat_user_tables_total_size_bytes" + CHOSEN), VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no user tables")
                .says(
                        "The tables that were largest in this range.",
                        "steady growth.",
                        "a step is a load, an index or a rewrite.");
    }

    private static PanelBuilder growth() {
        return graph("Growth of tables in a day", Unit.BYTES)
                .freeAxis()
                .query(
                        "topk($topn, max by (" + TABLE + ") (delta(pg_stat_user_tables_total_size_bytes" + CHOSEN
                                + "[1d])))",
                        VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no user tables")
                .says(
                        "By how much tables grew in the 24 hours before.",
                        "steady.",
                        "growth without more rows is bloat: see the vacuum dashboard.");
    }

    private static PanelBuilder sequential() {
        return ranked("Rows read by sequential scans", Unit.ROWS_PER_SECOND, "pg_stat_user_tables_seq_tup_read")
                .says(
                        "Tables of which sequential scans read most rows.",
                        "small tables, and those that reports read on purpose.",
                        "a large table here lacks an index for some condition: see the statements.");
    }

    private static PanelBuilder byIndex() {
        return ranked("Rows fetched by index scans", Unit.ROWS_PER_SECOND, "pg_stat_user_tables_idx_tup_fetch")
                .says(
                        "Tables of which index scans fetch most rows.",
                        "follows the load.",
                        "many rows for few results: an index that selects badly.");
    }

    private static PanelBuilder written() {
        String one = "rate(pg_stat_user_tables_%s" + CHOSEN + "[@])";
        String all = "sum by (" + TABLE + ") (" + Promql.fill(one, "n_tup_ins") + " + " + Promql.fill(one, "n_tup_upd")
                + " + " + Promql.fill(one, "n_tup_del") + ")";
        String most = all.replace("rate(", "increase(").replace("[@]", "[$__range] @ end()");
        return graph("Rows written", Unit.ROWS_PER_SECOND)
                .query(all + " and topk($topn, " + most + ")", VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no user tables")
                .says(
                        "Rows inserted, updated and deleted in the busiest tables.",
                        "follows the load.",
                        "queues and counters on top need more frequent vacuum than the default.");
    }

    private static PanelBuilder scannedTables() {
        return ranked("Sequential scans", Unit.PER_SECOND, "pg_stat_user_tables_seq_scan")
                .says("Tables that are scanned sequentially most often.", "small tables.", "large ones lack an index.");
    }

    private static PanelBuilder hotUpdates() {
        String hot = "sum by (" + TABLE + ") (rate(pg_stat_user_tables_n_tup_hot_upd" + CHOSEN + "[@]))";
        String all = "sum by (" + TABLE + ") (rate(pg_stat_user_tables_n_tup_upd" + CHOSEN + "[@]))";
        return graph("Updates that touch no index", Unit.RATIO)
                .query(
                        hot + " / (" + all + " > 0) and "
                                + Promql.mostIncreased(TABLE, "pg_stat_user_tables_n_tup_upd" + CHOSEN),
                        VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no table was updated")
                .says(
                        "Share of updates that needed no new index entries (HOT), of the tables with most updates.",
                        "high, unless indexed columns change.",
                        "a lower `fillfactor` leaves room on the page; an index less helps more.");
    }

    private static PanelBuilder heapHits() {
        String hit = "sum by (" + TABLE + ") (rate(pg_statio_user_tables_heap_blocks_hit" + CHOSEN + "[@]))";
        String read = "sum by (" + TABLE + ") (rate(pg_statio_user_tables_heap_blocks_read" + CHOSEN + "[@]))";
        return graph("Blocks found in shared buffers", Unit.RATIO)
                .query(
                        hit + " / (" + hit + " + " + read + " > 0) and "
                                + Promql.mostIncreased(TABLE, "pg_statio_user_tables_heap_blocks_read" + CHOSEN),
                        VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no table was read")
                .says(
                        "Share of blocks found in shared buffers, of the tables with most reads.",
                        "above 99 % for tables in constant use.",
                        "reads of a whole table push others out: find the statement.");
    }

    private static PanelBuilder ranked(String title, Unit unit, String counter) {
        return graph(title, unit)
                .query(Promql.topRates(TABLE, counter + CHOSEN), VacuumBoard.TABLE_NAME)
                .mayBeEmpty("no user tables");
    }

    private static Row objects(Thresholds limits) {
        return Row.collapsed("Sequences, tablespaces, temporary files", sequences(limits), tablespaces(), temporary());
    }

    private static PanelBuilder sequences(Thresholds limits) {
        return table("Sequences near their end")
                .size(8, 8)
                .label("cluster", "Cluster")
                .label("datname", "Database")
                .label("sequencename", "Sequence")
                .column(
                        "Used",
                        Unit.RATIO,
                        Steps.above(limits.vacuum().sequenceUsed()),
                        "topk($topn, max by (cluster, datname, schemaname, sequencename) (pg_sequence_exhaustion_ratio{@db}))")
                .mayBeEmpty("no sequences, or none that the exporter's role may read")
                .says(
                        "How much of each sequence, or of the column that it feeds, is used up.",
                        "a few percent.",
                        "inserts fail at 1: change the column to bigint, which rewrites the table.");
    }

    private static PanelBuilder tablespaces() {
        return graph("Tablespaces", Unit.BYTES)
                .query("max by (@, tablespace) (pg_tablespace_size_bytes{@})", "{{tablespace}} on {{instance}}")
                .says(
                        "Disk space of each tablespace.",
                        "grows as the data does.",
                        "see the file systems on the system dashboard.");
    }

    private static PanelBuilder temporary() {
        return graph("Temporary files now", Unit.BYTES)
                .query("max by (@, tablespace) (pg_temp_bytes{@})", "{{tablespace}} on {{instance}}")
                .mayBeEmpty("no statement has temporary files")
                .says(
                        "Disk space of the temporary files that statements have at this moment.",
                        "none, or short peaks.",
                        "a runaway sort can fill the disk: set `temp_file_limit`.");
    }
}
