package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.DrillDown;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.Variable;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Which statements take the time, and which became slower. */
final class QueriesBoard {
    static final String NEEDS_EXTENSION =
            "needs the extension pg_stat_statements in the database that the exporter connects to";
    static final String LABELS = "@, datname, user, queryid";
    static final String CHOSEN = "{@db,queryid=~\"$queryid\"}";

    private static final String TOP_BY_TIME =
            "topk($topn, sum by (" + LABELS + ") (increase(pg_stat_statements_seconds_total" + CHOSEN + "[$__range])))";

    private final Thresholds limits;

    private QueriesBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        QueriesBoard board = new QueriesBoard(limits);
        return new Dashboard(
                Uid.QUERIES,
                "PostgreSQL / Queries",
                "Which statements take the time, and which became slower. A click on a statement shows it alone.",
                "3h",
                Header.variables(
                        "pg_up", Header.database(), new Variable.Text("queryid", "Query id", ".*"), Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open("Totals", calls(), time(), board.mean(), rows(), board.growth(), longest(limits)),
                        Row.open("Top statements", topTable()),
                        Row.open("Top statements over time", topTime(), topCalls(), topMean()),
                        QueryRows.more(),
                        QueryRows.single(),
                        QueryRows.detail(),
                        QueryRows.statistics()));
    }

    private static PanelBuilder calls() {
        return stat("Statements", Unit.OPERATIONS_PER_SECOND)
                .sparkline()
                .query("sum(rate(pg_stat_statements_calls_total" + CHOSEN + "[@]))", "")
                .mayBeEmpty(NEEDS_EXTENSION)
                .says("Statements executed a second.", "follows the load.", "see below which statement changed.");
    }

    private static PanelBuilder time() {
        return stat("Sessions executing", Unit.NUMBER)
                .sparkline()
                .query("sum(rate(pg_stat_statements_seconds_total" + CHOSEN + "[@]))", "")
                .mayBeEmpty(NEEDS_EXTENSION)
                .says(
                        "Seconds spent executing statements in each second: the sessions that are busy on average.",
                        "below the number of processors.",
                        "the table below is ordered by what each statement adds to this.");
    }

    private PanelBuilder mean() {
        return stat("Mean time", Unit.SECONDS)
                .sparkline()
                .query(
                        "sum(rate(pg_stat_statements_seconds_total" + CHOSEN
                                + "[@])) / (sum(rate(pg_stat_statements_calls_total" + CHOSEN + "[@])) > 0)",
                        "")
                .mayBeEmpty(NEEDS_EXTENSION)
                .says(
                        "Mean time of one execution, over all statements.",
                        "steady; its level says little, since it mixes quick and slow statements.",
                        "a rise without more load is a plan that changed, locks, or slow disks.");
    }

    private static PanelBuilder rows() {
        return stat("Rows", Unit.ROWS_PER_SECOND)
                .sparkline()
                .query("sum(rate(pg_stat_statements_rows_total" + CHOSEN + "[@]))", "")
                .mayBeEmpty(NEEDS_EXTENSION)
                .says(
                        "Rows that statements returned or changed a second.",
                        "follows the load.",
                        "far more rows for as many calls: a missing LIMIT or WHERE.");
    }

    private PanelBuilder growth() {
        String mean = "sum by (@) (rate(pg_stat_statements_seconds_total{@}[1h]%1$s)) / (sum by (@)"
                + " (rate(pg_stat_statements_calls_total{@}[1h]%1$s)) > 0)";
        return stat("Slower than a week ago", Unit.NUMBER)
                .steps(Steps.above(limits.transactions().latencyGrowth()))
                .query("max((" + Promql.fill(mean, "") + ") / (" + Promql.fill(mean, " offset 1w") + "))", "")
                .mayBeEmpty("needs a week of history and the extension pg_stat_statements")
                .says(
                        "Mean time of a statement in the last hour as a multiple of the same hour a week ago, on the server where it grew most.",
                        "about 1.",
                        "compare the top statements with those of last week; look at what was deployed between.");
    }

    private static PanelBuilder longest(Thresholds limits) {
        return stat("Longest running now", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.transactions().longQuery()))
                .query("max(pg_stat_activity_max_query_duration_seconds{@db})", "")
                .link(DrillDown.all("Locks and sessions", Uid.LOCKS))
                .says(
                        "How long the oldest statement of a client has been running.",
                        "as long as the application's longest report.",
                        "find it in `pg_stat_activity`; `pg_cancel_backend(pid)` ends it.");
    }

    private static PanelBuilder topTable() {
        return table("Statements by time in this range")
                .size(24, 11)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("query", "Statement")
                .label("datname", "Database")
                .label("user", "User")
                .label(
                        "queryid",
                        "Query id",
                        new DrillDown(
                                "This statement only",
                                Uid.QUERIES,
                                List.of("cluster", "instance", "datname", "queryid")))
                .labelsOnly("max by (@, queryid, query) (pg_stat_statements_query_id{@}) and on (@, queryid) "
                        + TOP_BY_TIME)
                .column("Time", Unit.SECONDS, TOP_BY_TIME)
                .column("Share", Unit.RATIO, share())
                .column(
                        "Calls",
                        Unit.OPERATIONS_PER_SECOND,
                        ofTop("rate(pg_stat_statements_calls_total" + CHOSEN + "[$__range])"))
                .column("Mean", Unit.SECONDS, perCall("pg_stat_statements_seconds_total"))
                .column("Rows per call", Unit.NUMBER, perCall("pg_stat_statements_rows_total"))
                .column("Reading per call", Unit.SECONDS, perCall("pg_stat_statements_block_read_seconds_total"))
                .mayBeEmpty(NEEDS_EXTENSION)
                .says(
                        "The statements that took most of the time within the range. `other` is the sum of those that the exporter does not show.",
                        "the first few take most of the time.",
                        "begin with the largest share: fewer calls, an index, or fewer rows. Run it with EXPLAIN (ANALYZE, BUFFERS).");
    }

    private static String ofTop(String expression) {
        return "sum by (" + LABELS + ") (" + expression + ") and " + TOP_BY_TIME;
    }

    private static String share() {
        return TOP_BY_TIME
                + " / on (@) group_left () sum by (@) (increase(pg_stat_statements_seconds_total{@db}[$__range]))";
    }

    private static String perCall(String counter) {
        return "sum by (" + LABELS + ") (increase(" + counter + CHOSEN + "[$__range])) / (sum by (" + LABELS
                + ") (increase(pg_stat_statements_calls_total" + CHOSEN + "[$__range])) > 0) and " + TOP_BY_TIME;
    }

    private static PanelBuilder topTime() {
        return top("Sessions busy", Unit.NUMBER, "pg_stat_statements_seconds_total")
                .says(
                        "Sessions busy with each statement, on average; the statements that took most time in the range.",
                        "no statement that suddenly takes much more.",
                        "compare with its calls: more calls come from the application, slower ones from plan, locks or disks.");
    }

    private static PanelBuilder topCalls() {
        return top("Calls", Unit.OPERATIONS_PER_SECOND, "pg_stat_statements_calls_total")
                .says(
                        "How often the most frequent statements are executed.",
                        "follows the load.",
                        "a statement that is executed for each row of another is better written as a join.");
    }

    private static PanelBuilder topMean() {
        String mean =
                "sum by (" + LABELS + ") (%1$s(pg_stat_statements_seconds_total" + CHOSEN + "[%2$s]%3$s)) / (sum by ("
                        + LABELS + ") (%1$s(pg_stat_statements_calls_total" + CHOSEN + "[%2$s]%3$s)) > 0)";
        return graph("Mean time", Unit.SECONDS)
                .query(
                        Promql.fill(mean, "rate", "$__rate_interval", "") + " and topk($topn, "
                                + Promql.fill(mean, "increase", "$__range", " @ end()") + ")",
                        "{{queryid}} {{user}}@{{datname}} {{instance}}")
                .mayBeEmpty(NEEDS_EXTENSION)
                .says(
                        "Mean time of one execution of the slowest statements.",
                        "steady for each of them.",
                        "a step is a plan that changed: ANALYZE the tables, compare plans.");
    }

    /** A ranking of statements by a counter. */
    static PanelBuilder top(String title, Unit unit, String counter) {
        return graph(title, unit)
                .query(Promql.topRates(LABELS, counter + CHOSEN), "{{queryid}} {{user}}@{{datname}} {{instance}}")
                .mayBeEmpty(NEEDS_EXTENSION)
                .link(new DrillDown(
                        "This statement only", Uid.QUERIES, List.of("cluster", "instance", "datname", "queryid")));
    }
}
