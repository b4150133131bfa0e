package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows of the sessions dashboard that the reader opens. */
final class SessionRows {
    private SessionRows() {}

    static Row limits(Thresholds limits) {
        return Row.collapsed("Connection limits", databases(limits), roles(limits), encrypted());
    }

    private static PanelBuilder databases(Thresholds limits) {
        return table("Databases")
                .size(12, 8)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("datname", "Database")
                .column(
                        "Sessions",
                        Unit.NUMBER,
                        "sum by (@, datname) (pg_stat_database_numbackends{@db,datname!=\"\"})")
                .column(
                        "Of its limit",
                        Unit.RATIO,
                        Steps.above(limits.connections().limitUsed()),
                        "sum by (@, datname) (pg_stat_database_numbackends{@db}) / (max by (@, datname) (pg_database_connection_limit{@db}) > 0)")
                .says(
                        "Sessions of each database, and how much of its connection limit they use.",
                        "below the limits; most databases have none.",
                        "ALTER DATABASE … CONNECTION LIMIT, or fewer clients.");
    }

    private static PanelBuilder roles(Thresholds limits) {
        return table("Roles")
                .size(12, 8)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("usename", "Role")
                .column("Sessions", Unit.NUMBER, "sum by (@, usename) (pg_stat_activity_count{@,usename!=\"\"})")
                .column(
                        "Of its limit",
                        Unit.RATIO,
                        Steps.above(limits.connections().limitUsed()),
                        "sum by (@, usename) (pg_stat_activity_count{@,usename!=\"\"}) / (max by (@, usename)"
                                + " (label_replace(pg_roles_connection_limit{@}, \"usename\", \"$1\", \"rolname\", \"(.*)\")) > 0)")
                .mayBeEmpty("no session is connected")
                .says(
                        "Sessions of each role, and how much of its connection limit they use.",
                        "below the limits; most roles have none.",
                        "ALTER ROLE … CONNECTION LIMIT, or fewer clients.");
    }

    private static PanelBuilder encrypted() {
        return graph("Connections by encryption", Unit.NUMBER)
                .size(24, 8)
                .stacked()
                .query("sum by (ssl, version) (pg_stat_ssl_connections{@})", "encrypted: {{ssl}} {{version}}")
                .says(
                        "Connections of clients and standbys with and without TLS, by its version.",
                        "all encrypted, but for Unix-domain sockets.",
                        "`hostssl` in the access rules refuses others.");
    }

    static Row processes() {
        return Row.collapsed("Processes", backends(), backgroundWaits(), opened());
    }

    private static PanelBuilder backends() {
        return graph("Processes by type", Unit.NUMBER)
                .query("sum by (backend_type) (pg_stat_activity_backends{@})", "{{backend_type}}")
                .says(
                        "Server processes of each kind, background processes included.",
                        "steady but for clients, parallel and autovacuum workers.",
                        "no walwriter or checkpointer is a server that is starting or stopping.");
    }

    private static PanelBuilder backgroundWaits() {
        return graph("What background processes wait for", Unit.NUMBER)
                .query(
                        Promql.topSums(
                                "backend_type, wait_event",
                                "pg_stat_activity_wait_events{@,backend_type!=\"client backend\",wait_event_type!=\"Activity\"}"),
                        "{{backend_type}} {{wait_event}}")
                .mayBeEmpty("background processes have nothing to wait for but work")
                .says(
                        "Background processes that wait for something other than work.",
                        "short waits for the disk.",
                        "`WALSync` or `DataFileSync` that stay point to slow disks.");
    }

    private static PanelBuilder opened() {
        return graph("Sessions opened", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_database_sessions_total{@db}[@]))", "{{instance}}")
                .mayBeEmpty("PostgreSQL counts them since version 14")
                .says(
                        "New sessions a second.",
                        "few; each costs milliseconds and memory.",
                        "clients that connect for each transaction need a pooler.");
    }

    static Row prepared(Thresholds limits) {
        return Row.collapsed("Prepared transactions", count(), age(limits));
    }

    private static PanelBuilder count() {
        return graph("Prepared transactions", Unit.NUMBER)
                .size(12, 8)
                .query("max by (@) (pg_prepared_xacts{@})", "{{instance}}")
                .says(
                        "Transactions that are prepared for two-phase commit and not finished.",
                        "0 where no transaction manager is used.",
                        "ROLLBACK PREPARED or COMMIT PREPARED what the transaction manager has forgotten.");
    }

    private static PanelBuilder age(Thresholds limits) {
        return graph("Oldest prepared transaction", Unit.SECONDS)
                .size(12, 8)
                .steps(Steps.above(limits.transactions().preparedTransaction()))
                .query("max by (@) (pg_prepared_xacts_oldest_age_seconds{@})", "{{instance}}")
                .says(
                        "Age of the oldest prepared transaction.",
                        "seconds; 0 without one.",
                        "it holds its locks and stops vacuum, even after a restart.");
    }
}
