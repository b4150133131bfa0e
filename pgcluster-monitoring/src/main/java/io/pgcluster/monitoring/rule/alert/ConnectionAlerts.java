package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.threshold.ConnectionsThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Connections of a server, a database, a role. */
final class ConnectionAlerts {
    private final ConnectionsThresholds connections;
    private final PendingTimes pending;

    private ConnectionAlerts(Thresholds thresholds) {
        connections = thresholds.connections();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        ConnectionAlerts alerts = new ConnectionAlerts(thresholds);
        return Stream.of(alerts.connectionsHigh(), alerts.databaseConnectionsHigh(), alerts.roleConnectionsHigh())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> connectionsHigh() {
        return AlertBuilder.of("PostgresConnectionsHigh", Component.CONNECTIONS)
                .pending(pending.steady())
                .when("instance:pg_connections_used:ratio > <limit>")
                .says("<who> uses <value:percent> of its connections", """
                        Clients hold <value:percent> of the connections that are not reserved for superusers (limit
                        <limit>). At 100% the server refuses new sessions with "too many clients".""")
                .asPair(
                        Limit.share(connections.used().warning()),
                        Limit.share(connections.used().critical()));
    }

    private List<Alert> databaseConnectionsHigh() {
        return AlertBuilder.of("PostgresDatabaseConnectionsHigh", Component.CONNECTIONS)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, datname) (pg_stat_database_numbackends)
                        / on (cluster, instance, datname) (max by (cluster, instance, datname) (pg_database_connection_limit) > 0)
                        > <limit>""")
                .says("Database {{ $labels.datname }} of <who> uses <value:percent> of its connections", """
                        Sessions hold <value:percent> of the connection limit of the database {{ $labels.datname }} (limit
                        <limit>). At 100% it refuses new sessions.""")
                .asPair(
                        Limit.share(connections.limitUsed().warning()),
                        Limit.share(connections.limitUsed().critical()));
    }

    private List<Alert> roleConnectionsHigh() {
        return AlertBuilder.of("PostgresRoleConnectionsHigh", Component.CONNECTIONS)
                .pending(pending.steady())
                .when("""
                        sum by (cluster, instance, usename) (pg_stat_activity_count{usename!=""})
                        / on (cluster, instance, usename) label_replace(
                          max by (cluster, instance, rolname) (pg_roles_connection_limit) > 0, "usename", "$1", "rolname", "(.+)"
                        )
                        > <limit>""")
                .says("Role {{ $labels.usename }} uses <value:percent> of its connections to <who>", """
                        Sessions hold <value:percent> of the connection limit of the role {{ $labels.usename }} (limit
                        <limit>). At 100% it can no longer connect.""")
                .asPair(
                        Limit.share(connections.limitUsed().warning()),
                        Limit.share(connections.limitUsed().critical()));
    }
}
