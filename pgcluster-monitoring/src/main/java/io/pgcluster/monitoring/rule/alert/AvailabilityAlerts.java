package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.AvailabilityThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Servers that are down, clusters without a primary or with two, restarts, changes of role. */
final class AvailabilityAlerts {
    private final AvailabilityThresholds availability;
    private final PendingTimes pending;

    private AvailabilityAlerts(Thresholds thresholds) {
        availability = thresholds.availability();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        AvailabilityAlerts alerts = new AvailabilityAlerts(thresholds);
        return Stream.of(
                        alerts.down(),
                        alerts.noPrimary(),
                        alerts.splitBrain(),
                        alerts.restarted(),
                        alerts.failover(),
                        alerts.failoversRepeated(),
                        alerts.memberMissing(),
                        alerts.metricsAbsent(),
                        alerts.pendingRestart(),
                        alerts.settingsChanged())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> down() {
        return Stream.of(
                        down("""
                        max by (cluster, instance) (pg_up) == 0
                        unless on (cluster) cluster:pg_primaries:count{cluster!=""} > 0""", "The cluster has no primary: all its clients are affected.")
                                .as(Severity.CRITICAL),
                        down("""
                        max by (cluster, instance) (pg_up{cluster!=""}) == 0
                        and on (cluster) cluster:pg_primaries:count > 0""", "The cluster has a primary, so writes continue, with less redundancy.")
                                .as(Severity.WARNING))
                .flatMap(List::stream)
                .toList();
    }

    private AlertBuilder down(String expression, String consequence) {
        return AlertBuilder.of("PostgresDown", Component.AVAILABILITY)
                .pending(pending.outage())
                .when(expression)
                .says("PostgreSQL on <who> is down", "The exporter cannot connect to the server. " + consequence);
    }

    private List<Alert> noPrimary() {
        return AlertBuilder.of("PostgresNoPrimary", Component.AVAILABILITY)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.outage())
                .when("""
                        count by (cluster) (pg_up{cluster!=""} or up{job=~"(pgcluster|postgres).*", cluster!=""})
                        unless on (cluster) cluster:pg_primaries:count > 0
                        unless on (cluster) max by (cluster) (patroni_standby_leader) == 1""")
                .says("<who> has no primary", """
                        None of the <value:count> watched targets of the cluster reports a server that takes writes. All
                        writes fail until a replica is promoted or the primary returns.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> splitBrain() {
        return AlertBuilder.of("PostgresSplitBrain", Component.AVAILABILITY)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.outage())
                .when("""
                        cluster:pg_primaries:count{cluster!=""} > 1""")
                .says("<who> has <value:count> primaries", """
                        <value:count> servers of the cluster take writes at the same time. Each acknowledges rows that the
                        others do not have, and all but one of these histories will be discarded.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> restarted() {
        return AlertBuilder.of("PostgresRestarted", Component.AVAILABILITY)
                .when(
                        "time() - max by (cluster, instance) (pg_postmaster_start_time_seconds or patroni_postmaster_start_time) < <recent>")
                .with("recent", Limit.seconds(availability.recent()))
                .says("<who> was restarted", """
                        The server was started <value:time> ago. All its sessions were disconnected, and its caches are
                        cold.""")
                .as(Severity.INFO);
    }

    private List<Alert> failover() {
        return AlertBuilder.of("PostgresFailover", Component.AVAILABILITY)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .when("max by (cluster) (changes(pg_replication_is_replica[<recent>])) > 0")
                .with("recent", Limit.range(availability.recent()))
                .says("The primary of <who> changed", """
                        A server of the cluster changed its role within <recent>. Sessions were disconnected; with
                        asynchronous replication, the last transactions of the old primary may be lost.""")
                .as(Severity.WARNING);
    }

    private List<Alert> failoversRepeated() {
        return AlertBuilder.of("PostgresFailoversRepeated", Component.AVAILABILITY)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .when(
                        "max by (cluster) (max_over_time(pg_replication_timeline[1h]) - min_over_time(pg_replication_timeline[1h])) >= <number>")
                .with("number", Limit.number(availability.rapidFailovers()))
                .says("<who> changes its primary again and again", """
                        The timeline advanced by <value:count> within an hour (limit <number>). Every promotion interrupts
                        all clients, so the cause is still there.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> memberMissing() {
        return AlertBuilder.of("PostgresMemberMissing", Component.AVAILABILITY)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.steady())
                .when("""
                        cluster:pg_members:count{cluster!=""} < max_over_time(cluster:pg_members:count[1d])""")
                .says("<who> has fewer members than before", """
                        <value:count> members are watched, and there were more within the last day. A lost member leaves the
                        list of Patroni; unless it was removed on purpose, the cluster tolerates fewer failures than
                        planned.""")
                .as(Severity.WARNING);
    }

    private List<Alert> metricsAbsent() {
        return AlertBuilder.of("PostgresMetricsAbsent", Component.AVAILABILITY)
                .about(Scope.GLOBAL)
                .on(Dashboard.EXPORTER)
                .pending(pending.steady())
                .when("""
                        absent(up{job=~"(pgcluster|postgres).*"})""")
                .says("No PostgreSQL exporter is scraped", """
                        Prometheus has no target whose job begins with pgcluster or postgres. No other alert about
                        PostgreSQL can fire.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> pendingRestart() {
        return AlertBuilder.of("PostgresPendingRestart", Component.AVAILABILITY)
                .on(Dashboard.PATRONI)
                .pending(pending.lasting())
                .when("max by (cluster, instance) (pg_settings_pending_restart > 0 or patroni_pending_restart > 0)")
                .says("<who> has parameters that wait for a restart", """
                        The server has <value:count> changed parameters that take effect only after a restart. The next
                        unplanned restart or failover will apply them.""")
                .as(Severity.INFO);
    }

    private List<Alert> settingsChanged() {
        return AlertBuilder.of("PostgresSettingsChanged", Component.AVAILABILITY)
                .when("""
                        count by (cluster, instance) (
                          {__name__=~"pg_settings_.+", __name__!~"pg_settings_(pending_restart|in_hot_standby|info)"}
                          != on (__name__, cluster, instance)
                          {__name__=~"pg_settings_.+", __name__!~"pg_settings_(pending_restart|in_hot_standby|info)"} offset 15m
                        ) > 0""")
                .says("Parameters of <who> changed", """
                        <value:count> parameters have other values than 15 minutes ago. Look here first if its behaviour
                        changed at the same time.""")
                .as(Severity.INFO);
    }
}
