package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Whether vacuum keeps up, what holds it back, and what is left behind. */
final class VacuumBoard {
    static final String TABLE = "@, datname, schemaname, relname";
    static final String TABLE_NAME = "{{datname}} {{schemaname}}.{{relname}} on {{instance}}";
    static final String NEEDS_WRAPAROUND = "needs the exporter's collector `database_wraparound`";

    /** Dead rows at which autovacuum begins with a table, by the server's settings; tables may have their own. */
    private static final String BEGINS_AT =
            "(max by (@) (pg_settings_autovacuum_vacuum_threshold{@}) + on (@) group_right () (max by (@)"
                    + " (pg_settings_autovacuum_vacuum_scale_factor{@}) * on (@) group_right () sum by (" + TABLE
                    + ") (pg_stat_user_tables_n_live_tup{@db})))";

    private final Thresholds limits;

    private VacuumBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        VacuumBoard board = new VacuumBoard(limits);
        return new Dashboard(
                Uid.VACUUM,
                "PostgreSQL / Vacuum and bloat",
                "Whether vacuum keeps up, what holds it back, and which tables suffer.",
                "6h",
                Header.variables("pg_up", Header.database(), Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                board.transactionIds(),
                                board.multixacts(),
                                board.horizon(),
                                board.deadRows(),
                                workers(),
                                board.behind()),
                        Row.open("Dead rows", board.behindTable(), topDead(), vacuums(), horizons()),
                        VacuumRows.age(limits),
                        VacuumRows.progress(),
                        VacuumRows.analyze(),
                        VacuumRows.bloat(limits)));
    }

    private PanelBuilder transactionIds() {
        return stat("Transaction ids used", Unit.RATIO)
                .steps(Steps.above(limits.vacuum().wraparound()))
                .query("max(" + Health.XID_USED + ")", "")
                .mayBeEmpty(NEEDS_WRAPAROUND)
                .says(
                        "Age of the oldest database as a share of 2^31 transactions.",
                        "below 10 %, since autovacuum freezes at `autovacuum_freeze_max_age`.",
                        "near 1 the server refuses to write. Find what holds vacuum back, then VACUUM (FREEZE) the oldest tables.");
    }

    private PanelBuilder multixacts() {
        return stat("Multixact ids used", Unit.RATIO)
                .steps(Steps.above(limits.vacuum().wraparound()))
                .query("max(pg_database_wraparound_age_datminmxid_seconds{@db}) / 2^31", "")
                .mayBeEmpty(NEEDS_WRAPAROUND)
                .says(
                        "Age of the oldest multixact as a share of 2^31; row locks shared by several transactions use them up.",
                        "below 20 %.",
                        "as for transaction ids.");
    }

    private PanelBuilder horizon() {
        return stat("Oldest rows kept", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.vacuum().xminHorizonAge()))
                .query("max(pg_xmin_horizon_age{@})", "")
                .says(
                        "Transactions since the oldest one whose rows vacuum must keep, of all that hold it back.",
                        "thousands, as long as transactions are short.",
                        "the graph of horizons below tells whether it is a transaction, a slot, a standby or a prepared transaction.");
    }

    private PanelBuilder deadRows() {
        return stat("Dead rows", Unit.NUMBER)
                .sparkline()
                .query("sum(pg_stat_user_tables_n_dead_tup{@db})", "")
                .says(
                        "Rows that no transaction needs and that still take space, by estimate.",
                        "a few percent of all rows.",
                        "see which tables; if none is being vacuumed, see what holds vacuum back.");
    }

    private static PanelBuilder workers() {
        return stat("Autovacuum workers busy", Unit.RATIO)
                .sparkline()
                .query(
                        "max(max by (@) (pg_autovacuum_workers{@}) / max by (@) (pg_settings_autovacuum_max_workers{@}))",
                        "")
                .says(
                        "Autovacuum workers that run, as a share of `autovacuum_max_workers`, of the busiest server.",
                        "below 1 most of the time.",
                        "always 1: tables wait. Raise `autovacuum_vacuum_cost_limit` before the number of workers.");
    }

    private PanelBuilder behind() {
        return stat("Tables behind", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query(
                        "count(" + behindBy() + " > " + number(limits.vacuum().vacuumBehind())
                                + ") or 0 * count(pg_up{@})",
                        "")
                .says(
                        "Tables with far more dead rows than where autovacuum begins.",
                        "0.",
                        "the table below names them.");
    }

    private String behindBy() {
        return "(sum by (" + TABLE + ") (pg_stat_user_tables_n_dead_tup{@db}) > "
                + limits.vacuum().minDeadRows() + ") / " + BEGINS_AT;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private PanelBuilder behindTable() {
        String most = "topk($topn, sum by (" + TABLE + ") (pg_stat_user_tables_n_dead_tup{@db}) > 0)";
        return table("Tables with the most dead rows")
                .size(24, 9)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database")
                .label("schemaname", "Schema")
                .label("relname", "Table")
                .column("Dead rows", Unit.NUMBER, most)
                .column(
                        "Live rows",
                        Unit.NUMBER,
                        "sum by (" + TABLE + ") (pg_stat_user_tables_n_live_tup{@db}) and " + most)
                .column(
                        "Of threshold",
                        Unit.NUMBER,
                        Steps.above(limits.vacuum().vacuumBehind()),
                        most + " / " + BEGINS_AT)
                .column(
                        "Last autovacuum",
                        Unit.TIME_FROM_NOW,
                        "1000 * max by (" + TABLE + ") (pg_stat_user_tables_last_autovacuum{@db} > 0) and " + most)
                .column(
                        "Last vacuum",
                        Unit.TIME_FROM_NOW,
                        "1000 * max by (" + TABLE + ") (pg_stat_user_tables_last_vacuum{@db} > 0) and " + most)
                .mayBeEmpty("no table has dead rows")
                .says(
                        "Tables with the most dead rows, as a multiple of the number at which autovacuum begins by the server's settings.",
                        "below 1, or a little above while vacuum is on its way.",
                        "VACUUM (VERBOSE) of the table says why rows cannot be removed.");
    }

    private static PanelBuilder topDead() {
        return graph("Dead rows of tables", Unit.NUMBER)
                .query(Promql.topValues(TABLE, "pg_stat_user_tables_n_dead_tup{@db}"), TABLE_NAME)
                .says(
                        "Dead rows of the tables that had most in this range.",
                        "a saw: vacuum takes them away again and again.",
                        "a line that only rises is a table that vacuum does not reach.");
    }

    private static PanelBuilder vacuums() {
        return graph("Vacuums", Unit.PER_SECOND)
                .query(
                        "sum by (@, datname) (rate(pg_stat_user_tables_autovacuum_count{@db}[@]))",
                        "{{datname}} {{instance}} auto")
                .query(
                        "sum by (@, datname) (rate(pg_stat_user_tables_vacuum_count{@db}[@]))",
                        "{{datname}} {{instance}} manual")
                .says(
                        "Vacuums of tables a second.",
                        "autovacuum works off and on all day on the primary; standbys do not vacuum.",
                        "none for hours while rows are updated: is autovacuum on?");
    }

    private static PanelBuilder horizons() {
        return graph("What holds vacuum back", Unit.NUMBER)
                .query("max by (@, source) (pg_xmin_horizon_age{@}) > 0", "{{source}} {{instance}}")
                .mayBeEmpty("nothing holds vacuum back")
                .says(
                        "Transactions since the oldest one whose rows must be kept, by who needs them.",
                        "short teeth.",
                        "a straight rise: end the transaction, drop the slot, or resolve the prepared transaction.");
    }
}
