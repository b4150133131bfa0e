package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows of the vacuum dashboard that the reader opens. */
final class VacuumRows {
    private static final String NOT_RUNNING = "nothing of this kind is running";
    private static final String NEEDS_BLOAT =
            "needs the exporter's collector `bloat`; tables and indexes under 1 MiB are left out";

    private VacuumRows() {}

    static Row age(Thresholds limits) {
        return Row.collapsed("Age of transaction ids", ids(limits), freeze(limits), multixacts(limits), tables());
    }

    private static PanelBuilder ids(Thresholds limits) {
        return graph("Transaction ids used", Unit.RATIO)
                .steps(Steps.above(limits.vacuum().wraparound()))
                .query(
                        "topk($topn, max by (@, datname) (pg_database_wraparound_age_datfrozenxid_seconds{@db})) / 2^31",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty(VacuumBoard.NEEDS_WRAPAROUND)
                .says(
                        "Age of each database as a share of 2^31 transactions.",
                        "a saw that turns at `autovacuum_freeze_max_age`, 9 % by default.",
                        "a line that goes on rising is a database that cannot be frozen.");
    }

    private static PanelBuilder freeze(Thresholds limits) {
        return graph("Age against autovacuum_freeze_max_age", Unit.NUMBER)
                .steps(Steps.above(limits.vacuum().freezeBehind()))
                .query(
                        "topk($topn, max by (@, datname) (pg_database_wraparound_age_datfrozenxid_seconds{@db}) / on (@) group_left ()"
                                + " max by (@) (pg_settings_autovacuum_freeze_max_age{@}))",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty(VacuumBoard.NEEDS_WRAPAROUND)
                .says(
                        "Age of each database as a multiple of the age at which autovacuum must freeze it.",
                        "below 1, shortly above it while vacuum runs.",
                        "autovacuum is off, blocked, or too slow for this database.");
    }

    private static PanelBuilder multixacts(Thresholds limits) {
        return graph("Multixact ids used", Unit.RATIO)
                .steps(Steps.above(limits.vacuum().wraparound()))
                .query(
                        "topk($topn, max by (@, datname) (pg_database_wraparound_age_datminmxid_seconds{@db})) / 2^31",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty(VacuumBoard.NEEDS_WRAPAROUND)
                .says(
                        "Age of each database's oldest multixact as a share of 2^31.",
                        "below 20 %.",
                        "many sessions lock the same rows, as foreign keys do. Vacuum the oldest tables.");
    }

    private static PanelBuilder tables() {
        return table("Oldest tables")
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database")
                .label("schemaname", "Schema")
                .label("relname", "Table")
                .column("Age", Unit.NUMBER, "topk($topn, max by (" + VacuumBoard.TABLE + ") (pg_table_xid_age{@db}))")
                .mayBeEmpty("needs the exporter's collector `table_xid_age`")
                .says(
                        "Tables that have gone unfrozen for most transactions.",
                        "below `autovacuum_freeze_max_age`.",
                        "VACUUM (FREEZE, VERBOSE) the oldest one and read what it says.");
    }

    static Row progress() {
        return Row.collapsed("Running now", vacuumProgress(), phases(), delays());
    }

    private static PanelBuilder vacuumProgress() {
        return graph("Scanned by vacuum", Unit.RATIO)
                .query(
                        Promql.ratio(
                                "@, datname, relname",
                                "pg_stat_progress_vacuum_heap_blks_scanned{@db}",
                                "pg_stat_progress_vacuum_heap_blks{@db}"),
                        "{{datname}} {{relname}} on {{instance}}")
                .mayBeEmpty(NOT_RUNNING)
                .says(
                        "How much of the table each running vacuum has scanned.",
                        "rises to 1.",
                        "a flat line: it vacuums indexes, or waits for a lock or the cost limit.");
    }

    private static PanelBuilder phases() {
        return table("Phases of vacuums")
                .size(8, 8)
                .label("instance", "Instance")
                .label("datname", "Database")
                .label("relname", "Table")
                .label("phase", "Phase")
                .column(
                        "Vacuums",
                        Unit.NUMBER,
                        "sum by (instance, datname, relname, phase) (pg_stat_progress_vacuum_phase{@db} == 1)")
                .mayBeEmpty(NOT_RUNNING)
                .says(
                        "What each running vacuum is at.",
                        "scanning the heap, then vacuuming indexes, once each.",
                        "several rounds over the indexes: raise `autovacuum_work_mem`.");
    }

    private static PanelBuilder delays() {
        return graph("Workers", Unit.NUMBER)
                .query("max by (@) (pg_autovacuum_workers{@})", "{{instance}}")
                .query("max by (@) (pg_settings_autovacuum_max_workers{@})", "{{instance}} at most")
                .says(
                        "Autovacuum workers that run, and how many may.",
                        "below the limit most of the time.",
                        "always at the limit: raise `autovacuum_vacuum_cost_limit`.");
    }

    static Row analyze() {
        return Row.collapsed("Statistics for the planner", modified(), analyzes());
    }

    private static PanelBuilder modified() {
        return graph("Rows changed since ANALYZE", Unit.NUMBER)
                .query(
                        Promql.topValues(VacuumBoard.TABLE, "pg_stat_user_tables_n_mod_since_analyze{@db}"),
                        VacuumBoard.TABLE_NAME)
                .says(
                        "Rows that changed since statistics were gathered, of the tables with most in this range.",
                        "a saw.",
                        "plans get worse: ANALYZE the table, lower its `autovacuum_analyze_scale_factor`.");
    }

    private static PanelBuilder analyzes() {
        return graph("Analyzes", Unit.PER_SECOND)
                .size(12, 8)
                .query(
                        "sum by (@, datname) (rate(pg_stat_user_tables_autoanalyze_count{@db}[@]))",
                        "{{datname}} {{instance}} auto")
                .query(
                        "sum by (@, datname) (rate(pg_stat_user_tables_analyze_count{@db}[@]))",
                        "{{datname}} {{instance}} manual")
                .says("Tables analyzed a second.", "off and on all day.", "none for hours: is autovacuum on?");
    }

    static Row bloat(Thresholds limits) {
        return Row.collapsed(
                "Bloat",
                bloatTable(limits, "Tables", "table", "relname", "Table"),
                bloatTable(limits, "B-tree indexes", "btree", "idxname", "Index"));
    }

    private static PanelBuilder bloatTable(Thresholds limits, String title, String kind, String label, String column) {
        String by = "@, datname, schemaname, " + label;
        String wasted = "topk($topn, max by (" + by + ") (pg_bloat_" + kind + "_bloat_pct{@db} / 100 * pg_bloat_" + kind
                + "_real_size{@db}) > 0)";
        return table(title)
                .size(12, 9)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database")
                .label("schemaname", "Schema")
                .label(label, column)
                .column("Empty", Unit.BYTES, wasted)
                .column(
                        "Share",
                        Unit.RATIO,
                        Steps.above(limits.vacuum().bloatRatio()),
                        "max by (" + by + ") (pg_bloat_" + kind + "_bloat_pct{@db}) / 100 and " + wasted)
                .column("Size", Unit.BYTES, "max by (" + by + ") (pg_bloat_" + kind + "_real_size{@db}) and " + wasted)
                .mayBeEmpty(NEEDS_BLOAT)
                .says(
                        "Space that holds nothing, by an estimate from the planner's statistics.",
                        "20 to 40 % where rows are updated.",
                        "for much more, `REINDEX INDEX CONCURRENTLY` an index; a table needs pg_repack, REPACK or VACUUM FULL.");
    }
}
