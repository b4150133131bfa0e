package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.PoolerThresholds;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** PgBouncer. */
final class PoolerAlerts {
    private final PoolerThresholds pooler;
    private final PendingTimes pending;

    private PoolerAlerts(Thresholds thresholds) {
        pooler = thresholds.pooler();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        PoolerAlerts alerts = new PoolerAlerts(thresholds);
        return Stream.of(alerts.down(), alerts.waiting(), alerts.poolFull(), alerts.clientsFull(), alerts.paused())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> down() {
        return Stream.of(
                        down("""
                        max by (cluster, instance) (pgbouncer_up) == 0
                        unless on (cluster) max by (cluster) (pgbouncer_up{cluster!=""}) == 1""", "No pooler of the cluster answers: clients cannot connect.")
                                .as(Severity.CRITICAL),
                        down("""
                        max by (cluster, instance) (pgbouncer_up{cluster!=""}) == 0
                        and on (cluster) max by (cluster) (pgbouncer_up) == 1""", "Another pooler answers, so clients that know both continue.")
                                .as(Severity.WARNING))
                .flatMap(List::stream)
                .toList();
    }

    private AlertBuilder down(String expression, String consequence) {
        return AlertBuilder.of("PgBouncerDown", Component.POOLER)
                .on(Dashboard.PGBOUNCER)
                .pending(pending.outage())
                .when(expression)
                .says("PgBouncer <who> is down", "The console of the pooler does not answer. " + consequence);
    }

    private List<Alert> waiting() {
        return AlertBuilder.of("PgBouncerWaiting", Component.POOLER)
                .on(Dashboard.PGBOUNCER)
                .pending(pending.brief())
                .when("""
                        max by (cluster, instance, database) (pgbouncer_pools_client_maxwait_seconds) > <limit>
                        and on (cluster, instance, database) sum by (cluster, instance, database) (pgbouncer_pools_client_waiting_connections) > 0""")
                .says("Clients of {{ $labels.database }} wait <value:time> at <who>", """
                        The first client in the queue for the database {{ $labels.database }} has waited <value:time> for a
                        server connection (limit <limit>). Clients run into their timeouts.""")
                .asPair(
                        Limit.seconds(pooler.maxWait().warning()),
                        Limit.seconds(pooler.maxWait().critical()));
    }

    private List<Alert> poolFull() {
        return AlertBuilder.of("PgBouncerPoolFull", Component.POOLER)
                .on(Dashboard.PGBOUNCER)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, database) (pgbouncer_pools_server_active_connections)
                        / on (cluster, instance, database) label_replace(
                          max by (cluster, instance, name) (pgbouncer_databases_pool_size) > 0, "database", "$1", "name", "(.+)"
                        )
                        > <limit>""")
                .with("limit", Limit.share(pooler.poolUsed()))
                .says("The pool of {{ $labels.database }} at <who> is <value:percent> in use", """
                        <value:percent> of the server connections of the pool of the database {{ $labels.database }} are in
                        use (limit <limit>). Beyond 100% clients wait.""")
                .as(Severity.WARNING);
    }

    private List<Alert> clientsFull() {
        return AlertBuilder.of("PgBouncerClientsFull", Component.POOLER)
                .on(Dashboard.PGBOUNCER)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance) (pgbouncer_used_clients)
                        / on (cluster, instance) (max by (cluster, instance) (pgbouncer_config_max_client_connections) > 0)
                        > <limit>""")
                .with("limit", Limit.share(pooler.clientsUsed()))
                .says("<who> has <value:percent> of its client connections in use", """
                        <value:percent> of max_client_conn are in use (limit <limit>). At 100% the pooler refuses new
                        clients.""")
                .as(Severity.WARNING);
    }

    private List<Alert> paused() {
        return AlertBuilder.of("PgBouncerPaused", Component.POOLER)
                .on(Dashboard.PGBOUNCER)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, name) (
                          pgbouncer_databases_paused == 1 or pgbouncer_databases_disabled == 1
                          or label_replace(pgbouncer_state{state=~"paused|suspended"} == 1, "name", "all databases", "", "")
                        )""")
                .says("{{ $labels.name }} of <who>: paused or disabled", """
                        The pooler holds back or refuses the clients of {{ $labels.name }}. A PAUSE without a RESUME looks
                        like this.""")
                .as(Severity.WARNING);
    }
}
