package io.pgcluster.exporter.source.pgbouncer;

import java.util.List;

/** The commands with a row for each thing. Names, types and units are those of the community's exporter; what is not is marked. */
final class RowCommands {
    static final RowCommand DATABASES = RowCommand.of(
                    "databases", "name", "host", "port", "database", "force_user", "pool_mode")
            .gauge("pool_size", "pool_size", "Maximum number of server connections.")
            .renamedGauge(
                    List.of("reserve_pool_size", "reserve_pool"),
                    "reserve_pool",
                    "Maximum number of additional connections for this database.")
            .gauge("max_connections", "max_connections", "Maximum number of allowed connections for this database.")
            .gauge("current_connections", "current_connections", "Current number of connections for this database.")
            .gauge("paused", "paused", "1 if this database is paused, else 0.")
            .gauge("disabled", "disabled", "1 if this database is disabled, else 0.")
            // Beyond the community's exporter from here.
            .gauge("min_pool_size", "min_pool_size", "Server connections that are kept even without clients.")
            .gauge("max_client_connections", "max_client_connections", "Maximum number of client connections.")
            .gauge("current_client_connections", "current_client_connections", "Current number of client connections.")
            .build();

    static final RowCommand TOTALS = RowCommand.of("stats_totals", "database")
            .counter("query_count", "queries_pooled_total", "SQL queries pooled.")
            .microseconds("query_time", "queries_duration_seconds_total", "Time spent executing queries.")
            .counter("bytes_received", "received_bytes_total", "Network traffic received from clients.")
            .counter("requests", "queries_total", "SQL requests pooled; only by versions before 1.8.")
            .counter("bytes_sent", "sent_bytes_total", "Network traffic sent to clients.")
            .microseconds("wait_time", "client_wait_seconds_total", "Time spent by clients waiting for a server.")
            .counter("xact_count", "sql_transactions_pooled_total", "SQL transactions pooled.")
            .microseconds(
                    "xact_time",
                    "server_in_transaction_seconds_total",
                    "Time spent in transactions, idle in them or executing queries.")
            .counter("client_parse_count", "client_parses_total", "Parse messages of prepared statements from clients.")
            .counter("server_parse_count", "server_parses_total", "Parse messages of prepared statements to servers.")
            .counter("bind_count", "binds_total", "Prepared statements made ready by a Bind message.")
            // Beyond the community's exporter from here.
            .counter("server_assignment_count", "server_assignments_total", "Servers assigned to clients.")
            .build();

    static final RowCommand POOLS = RowCommand.of("pools", "database", "user")
            .gauge("cl_active", "client_active_connections", "Clients linked to a server or idle.")
            .gauge(
                    "cl_active_cancel_req",
                    "client_active_cancel_connections",
                    "Clients that forwarded a query cancellation and wait for the answer.")
            .gauge("cl_waiting", "client_waiting_connections", "Clients waiting for a server.")
            .gauge(
                    "cl_waiting_cancel_req",
                    "client_waiting_cancel_connections",
                    "Clients that have not forwarded their query cancellation yet.")
            .gauge("sv_active", "server_active_connections", "Servers linked to a client.")
            .gauge(
                    "sv_active_cancel",
                    "server_active_cancel_connections",
                    "Servers that are forwarding a cancel request.")
            .gauge(
                    "sv_being_canceled",
                    "server_being_canceled_connections",
                    "Servers that wait for cancel requests in flight before they can become idle.")
            .gauge("sv_idle", "server_idle_connections", "Servers ready for a query of a client.")
            .gauge(
                    "sv_used",
                    "server_used_connections",
                    "Servers idle for longer than server_check_delay, to be checked before use.")
            .gauge("sv_tested", "server_testing_connections", "Servers running their reset or check query.")
            .gauge("sv_login", "server_login_connections", "Servers logging in.")
            .gauge("maxwait", "client_maxwait_seconds", "How long the first client in the queue has waited.")
            .build();

    /** Beyond the community's exporter; since 1.21. */
    static final RowCommand PEERS = RowCommand.of("peers", "peer_id", "host", "port")
            .gauge("pool_size", "pool_size", "Maximum number of connections to this peer.")
            .build();

    private RowCommands() {}

    static List<RowCommand> all() {
        return List.of(DATABASES, TOTALS, POOLS, PEERS);
    }
}
