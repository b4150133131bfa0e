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
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Whether clients wait for the poolers, and how full pools are. */
final class PgbouncerBoard {
    private static final String POOL = "@, database, user";

    private final Thresholds limits;

    private PgbouncerBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        PgbouncerBoard board = new PgbouncerBoard(limits);
        return new Dashboard(
                Uid.PGBOUNCER,
                "PostgreSQL / PgBouncer",
                "Whether clients wait for the poolers, and how full their pools are.",
                "3h",
                Header.variables("pgbouncer_up", Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                down(),
                                waiting(),
                                board.maxWait(),
                                board.clientsUsed(),
                                transactions(),
                                queryTime()),
                        Row.open("Pools", board.pools(), waitingClients(), board.waitTimes(), serverStates()),
                        PgbouncerTraffic.row(),
                        Row.collapsed("Databases and the pooler itself", board.databases(), lists(), dns())));
    }

    private static PanelBuilder down() {
        return stat("Poolers down", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("count(pgbouncer_up{@} == 0) or 0 * count(pgbouncer_up{@})", "")
                .says(
                        "Poolers whose console does not answer.",
                        "0.",
                        "clients of that pooler cannot connect: is the process running?");
    }

    private static PanelBuilder waiting() {
        return stat("Clients waiting", Unit.NUMBER)
                .sparkline()
                .steps(Steps.SHOULD_BE_ZERO)
                .query("sum(pgbouncer_pools_client_waiting_connections{@})", "")
                .says(
                        "Clients that wait for a server connection.",
                        "0, or a few for moments.",
                        "see how long, and which pool is full.");
    }

    private PanelBuilder maxWait() {
        return stat("Longest wait", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.pooler().maxWait()))
                .query("max(pgbouncer_pools_client_maxwait_seconds{@})", "")
                .says(
                        "How long the first client in a queue has waited.",
                        "0.",
                        "the pool is full of long transactions, or the server is slow: see the locks and queries dashboards.");
    }

    private PanelBuilder clientsUsed() {
        return stat("Client connections used", Unit.RATIO)
                .sparkline()
                .steps(Steps.above(limits.pooler().clientsUsed()))
                .query(
                        "max("
                                + Promql.ratio(
                                        "@", "pgbouncer_used_clients{@}", "pgbouncer_config_max_client_connections{@}")
                                + ")",
                        "")
                .says(
                        "Clients as a share of `max_client_conn`, of the fullest pooler.",
                        "well below 1.",
                        "further clients are refused: raise it, or start another pooler.");
    }

    private static PanelBuilder transactions() {
        return stat("Transactions", Unit.OPERATIONS_PER_SECOND)
                .sparkline()
                .query("sum(rate(pgbouncer_stats_totals_sql_transactions_pooled_total{@}[@]))", "")
                .says(
                        "Transactions through the poolers a second.",
                        "follows the load.",
                        "a fall with waiting clients: the server is slow.");
    }

    private static PanelBuilder queryTime() {
        return stat("Mean time of a query", Unit.SECONDS)
                .sparkline()
                .query(
                        "sum(rate(pgbouncer_stats_totals_queries_duration_seconds_total{@}[@])) / (sum(rate(pgbouncer_stats_totals_queries_pooled_total{@}[@])) > 0)",
                        "")
                .says(
                        "Mean time of a query as the poolers measure it.",
                        "steady.",
                        "compare with the queries dashboard: what is added is network.");
    }

    private PanelBuilder pools() {
        return table("Pools")
                .size(24, 6)
                .label("cluster", "Cluster")
                .label("instance", "Pooler")
                .label("database", "Database")
                .label("user", "User")
                .column("Clients active", Unit.NUMBER, pool("client_active_connections"))
                .column("Clients waiting", Unit.NUMBER, pool("client_waiting_connections"))
                .column(
                        "Longest wait",
                        Unit.SECONDS,
                        Steps.above(limits.pooler().maxWait()),
                        pool("client_maxwait_seconds"))
                .column("Servers active", Unit.NUMBER, pool("server_active_connections"))
                .column("Servers idle", Unit.NUMBER, pool("server_idle_connections"))
                .column(
                        "Of pool size",
                        Unit.RATIO,
                        Steps.above(limits.pooler().poolUsed()),
                        pool("server_active_connections") + " / on (@, database) group_left () (max by (@, database)"
                                + " (label_replace(pgbouncer_databases_pool_size{@}, \"database\", \"$1\", \"name\", \"(.*)\")) > 0)")
                .says(
                        "Each pool, that is each pair of database and user, with its clients and server connections.",
                        "no clients waiting; servers active below the pool size.",
                        "a full pool with waiting clients: shorter transactions first, then a larger `pool_size`.");
    }

    private static String pool(String measure) {
        return "sum by (" + POOL + ") (pgbouncer_pools_" + measure + "{@,database!=\"pgbouncer\"})";
    }

    private static PanelBuilder waitingClients() {
        return graph("Clients waiting", Unit.NUMBER)
                .query("topk($topn, " + pool("client_waiting_connections") + ")", "{{database}} {{user}} {{instance}}")
                .says(
                        "Clients that wait for a server connection, of the pools with most.",
                        "0.",
                        "see the length of transactions.");
    }

    private PanelBuilder waitTimes() {
        return graph("Longest wait", Unit.SECONDS)
                .steps(Steps.above(limits.pooler().maxWait()))
                .query("topk($topn, " + pool("client_maxwait_seconds") + ")", "{{database}} {{user}} {{instance}}")
                .says(
                        "How long the first client in each queue has waited.",
                        "0.",
                        "at `query_wait_timeout` clients are disconnected.");
    }

    private static PanelBuilder serverStates() {
        String one = "sum by (@) (pgbouncer_pools_server_%s_connections{@})";
        return graph("Server connections by state", Unit.NUMBER)
                .query(Promql.fill(one, "active"), "{{instance}} active")
                .query(Promql.fill(one, "idle"), "{{instance}} idle")
                .query(Promql.fill(one, "used"), "{{instance}} used, to be checked")
                .query(Promql.fill(one, "login"), "{{instance}} logging in")
                .says(
                        "Connections of each pooler to servers.",
                        "some idle ones.",
                        "many logging in: the server refuses or is slow to accept.");
    }

    private PanelBuilder databases() {
        return table("Databases")
                .size(24, 6)
                .label("cluster", "Cluster")
                .label("instance", "Pooler")
                .label("name", "Database")
                .column("Pool size", Unit.NUMBER, database("pool_size"))
                .column("Connections", Unit.NUMBER, database("current_connections"))
                .column("Paused", ValueText.SHOULD_NOT, database("paused"))
                .column("Disabled", ValueText.SHOULD_NOT, database("disabled"))
                .says(
                        "Each database of each pooler, with its limits.",
                        "not paused, not disabled.",
                        "RESUME or ENABLE on the pooler's console.");
    }

    private static String database(String measure) {
        return "max by (@, name) (pgbouncer_databases_" + measure + "{@,name!=\"pgbouncer\"})";
    }

    private static PanelBuilder lists() {
        return graph("Pools and free slots", Unit.NUMBER)
                .size(12, 8)
                .query("max by (@) (pgbouncer_pools{@})", "{{instance}} pools")
                .query("max by (@) (pgbouncer_free_servers{@})", "{{instance}} free server slots")
                .query("max by (@) (pgbouncer_used_servers{@})", "{{instance}} used server slots")
                .says("What the pooler keeps.", "steady.", "pools that grow: one for each pair of user and database.");
    }

    private static PanelBuilder dns() {
        return graph("DNS", Unit.NUMBER)
                .size(12, 8)
                .query("max by (@) (pgbouncer_cached_dns_names{@})", "{{instance}} names")
                .query("max by (@) (pgbouncer_in_flight_dns_queries{@})", "{{instance}} in flight")
                .says(
                        "Names of servers that the pooler has looked up, and look-ups under way.",
                        "no look-ups for long.",
                        "the name server does not answer.");
    }
}
