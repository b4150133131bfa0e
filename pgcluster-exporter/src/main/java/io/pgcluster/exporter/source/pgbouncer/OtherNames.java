package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.metric.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What earlier releases of the community's exporter and other exporters call the same columns: for dashboards that were made for them.
 * Microseconds stay microseconds where the name says so, or says nothing.
 */
final class OtherNames {
    /** Rows of {@code SHOW STATS_TOTALS}. */
    static final RowCommand STATS = RowCommand.of("stats", "database")
            // The community's before 0.8.
            .counter("query_count", "queries_pooled_total", "SQL queries pooled.")
            .microseconds("query_time", "queries_duration_seconds_total", "Time spent executing queries.")
            .microseconds("query_time", "queries_duration_seconds", "Time spent executing queries.")
            .counter("bytes_received", "received_bytes_total", "Network traffic received from clients.")
            .counter("query_count", "queries_total", "SQL queries pooled.")
            .counter("bytes_sent", "sent_bytes_total", "Network traffic sent to clients.")
            .microseconds("wait_time", "client_wait_seconds_total", "Time spent by clients waiting for a server.")
            .microseconds("wait_time", "client_wait_seconds", "Time spent by clients waiting for a server.")
            .counter("xact_count", "sql_transactions_pooled_total", "SQL transactions pooled.")
            .microseconds("xact_time", "server_in_transaction_seconds_total", "Time spent in transactions.")
            .microseconds("xact_time", "server_in_transaction_seconds", "Time spent in transactions.")
            // Those of others.
            .counter("query_time", "queries_duration_microseconds", "Microseconds spent executing queries.")
            .counter("bytes_received", "total_received", "Network traffic received from clients.")
            .counter("bytes_sent", "total_sent", "Network traffic sent to clients.")
            .counter("query_count", "total_query_count", "SQL queries pooled.")
            .counter("query_time", "total_query_time", "Microseconds spent executing queries.")
            .counter("xact_count", "total_xact_count", "SQL transactions pooled.")
            .counter("xact_time", "total_xact_time", "Microseconds spent in transactions.")
            .counter("wait_time", "total_wait_time", "Microseconds spent by clients waiting for a server.")
            .build();

    /** Rows of {@code SHOW POOLS}. */
    static final RowCommand POOLS = RowCommand.of("pools", "database", "user")
            .gauge("cl_active", "cl_active", "Clients linked to a server or idle.")
            .gauge("cl_waiting", "cl_waiting", "Clients waiting for a server.")
            .gauge("sv_active", "sv_active", "Servers linked to a client.")
            .gauge("sv_idle", "sv_idle", "Servers ready for a query of a client.")
            .gauge("sv_used", "sv_used", "Servers to be checked before use.")
            .gauge("sv_tested", "sv_tested", "Servers running their reset or check query.")
            .gauge("sv_login", "sv_login", "Servers logging in.")
            .gauge("maxwait", "maxwait", "Seconds that the first client in the queue has waited.")
            .gauge("cl_active", "active_clients", "Clients linked to a server or idle.")
            .gauge("cl_waiting", "waiting_clients", "Clients waiting for a server.")
            .gauge("sv_active", "active_server", "Servers linked to a client.")
            .gauge("sv_idle", "idle_server", "Servers ready for a query of a client.")
            .gauge("sv_used", "used_server", "Servers to be checked before use.")
            .gauge("sv_tested", "tested_server", "Servers running their reset or check query.")
            .gauge("sv_login", "login_server", "Servers logging in.")
            .gauge("maxwait", "max_wait", "Seconds that the first client in the queue has waited.")
            .build();

    /** Rows of {@code SHOW DATABASES}. */
    static final RowCommand DATABASES = RowCommand.of("databases", "name", "database")
            .gauge("pool_size", "database_pool_size", "Maximum number of server connections.")
            .renamedGauge(
                    List.of("reserve_pool_size", "reserve_pool"),
                    "database_reserve_pool",
                    "Maximum number of additional connections for this database.")
            .gauge(
                    "current_connections",
                    "database_current_connections",
                    "Current number of connections for this database.")
            .build();

    /** Rows of {@code SHOW LISTS}. */
    static final RowCommand LISTS = RowCommand.of("lists", "list")
            .gauge("items", "items", "How many entries this list of the pooler has.")
            .build();

    private static final Descriptor MAX_CLIENT_CONNECTIONS =
            Descriptor.gauge("pgbouncer_config_max_client_conn", "Configured maximum of client connections.");

    /** Rows of {@code SHOW CONFIG}: the limit of clients under the parameter's own name. */
    static final Map<String, Descriptor> CONFIG = Map.of("max_client_conn", MAX_CLIENT_CONNECTIONS);

    /** Rows of {@code SHOW CLIENTS}, which are many where clients are: pgbouncer_exporter 0.12 counts them so. */
    static final Descriptor CLIENT_CONNECTIONS = Descriptor.gauge(
            "pgbouncer_client_connections",
            "Client connections by what they do.",
            "application_name",
            "database",
            "user",
            "state");

    private OtherNames() {}

    static List<Descriptor> families() {
        return Stream.concat(
                        Stream.of(STATS, POOLS, DATABASES, LISTS).flatMap(RowCommand::families),
                        Stream.of(MAX_CLIENT_CONNECTIONS, CLIENT_CONNECTIONS))
                .toList();
    }
}
