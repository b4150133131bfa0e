package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Unit;

/** What goes through the poolers. */
final class PgbouncerTraffic {
    private PgbouncerTraffic() {}

    static Row row() {
        return Row.open("Traffic", transactionRate(), queryRate(), durations(), waitShare(), bytes(), clients());
    }

    private static String rate(String counter) {
        return "sum by (@) (rate(pgbouncer_stats_totals_" + counter + "{@}[@]))";
    }

    private static PanelBuilder transactionRate() {
        return graph("Transactions", Unit.OPERATIONS_PER_SECOND)
                .query(rate("sql_transactions_pooled_total"), "{{instance}}")
                .says(
                        "Transactions through each pooler.",
                        "evenly spread over poolers.",
                        "one without any: clients do not reach it.");
    }

    private static PanelBuilder queryRate() {
        return graph("Queries", Unit.OPERATIONS_PER_SECOND)
                .query(rate("queries_pooled_total"), "{{instance}}")
                .says(
                        "Queries through each pooler.",
                        "follows the load.",
                        "many queries for each transaction hold server connections longer.");
    }

    private static PanelBuilder durations() {
        return graph("Mean time of query and transaction", Unit.SECONDS)
                .query(
                        rate("queries_duration_seconds_total") + " / (" + rate("queries_pooled_total") + " > 0)",
                        "{{instance}} query")
                .query(
                        rate("server_in_transaction_seconds_total") + " / (" + rate("sql_transactions_pooled_total")
                                + " > 0)",
                        "{{instance}} transaction")
                .says(
                        "Mean time of a query, and for how long a transaction holds a server connection.",
                        "both alike for short transactions.",
                        "transactions much longer than their queries: the application does something else meanwhile.");
    }

    private static PanelBuilder waitShare() {
        return graph("Clients waiting, on average", Unit.NUMBER)
                .query(rate("client_wait_seconds_total"), "{{instance}}")
                .says(
                        "Seconds that clients spent waiting for a server in each second.",
                        "0.",
                        "how many server connections are lacking, about.");
    }

    private static PanelBuilder bytes() {
        return graph("Traffic", Unit.BYTES_PER_SECOND)
                .query(rate("received_bytes_total"), "{{instance}} from clients")
                .query(rate("sent_bytes_total"), "{{instance}} to clients")
                .says(
                        "Data from and to clients.",
                        "follows the load.",
                        "one core of a pooler moves about a gigabit a second with TLS.");
    }

    private static PanelBuilder clients() {
        return graph("Clients", Unit.NUMBER)
                .query("max by (@) (pgbouncer_used_clients{@})", "{{instance}}")
                .query("max by (@) (pgbouncer_config_max_client_connections{@})", "{{instance}} at most")
                .says(
                        "Client connections of each pooler, and its limit.",
                        "well below the limit.",
                        "further clients are refused at the limit.");
    }
}
