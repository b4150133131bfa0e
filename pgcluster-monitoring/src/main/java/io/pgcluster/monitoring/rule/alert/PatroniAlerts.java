package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PatroniThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Patroni, its leader lock, its consensus store. */
final class PatroniAlerts {
    private final PatroniThresholds patroni;
    private final PendingTimes pending;

    private PatroniAlerts(Thresholds thresholds) {
        patroni = thresholds.patroni();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        PatroniAlerts alerts = new PatroniAlerts(thresholds);
        return Stream.of(
                        alerts.down(),
                        alerts.paused(),
                        alerts.consensusLost(),
                        alerts.failsafeActive(),
                        alerts.clusterUnlocked(),
                        alerts.timelineBehind())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> down() {
        return AlertBuilder.of("PatroniDown", Component.PATRONI)
                .on(Dashboard.PATRONI)
                .pending(pending.steady())
                .when("max by (cluster, instance) (patroni_up) == 0")
                .says("Patroni of <who> does not answer", """
                        The REST API of this member does not answer. Patroni cannot fail over to it, and the routers may
                        take it for dead.""")
                .as(Severity.WARNING);
    }

    private List<Alert> paused() {
        return AlertBuilder.of("PatroniPaused", Component.PATRONI)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.sustained())
                .when("max by (cluster) (patroni_is_paused) == 1")
                .says(
                        "Patroni of <who> is paused",
                        "Automatic failover is disabled (maintenance mode). If the primary fails, nothing replaces it.")
                .as(Severity.WARNING);
    }

    private List<Alert> consensusLost() {
        return AlertBuilder.of("PatroniConsensusLost", Component.PATRONI)
                .on(Dashboard.PATRONI)
                .pending(pending.outage())
                .when("time() - max by (cluster, instance) (patroni_dcs_last_seen > 0) > <limit>")
                .says("<who> cannot reach the consensus store", """
                        The member last reached the consensus store <value:time> ago (limit <limit>). A primary that cannot
                        renew its lease is demoted unless failsafe mode holds it.""")
                .asPair(
                        Limit.seconds(patroni.consensusSilence().warning()),
                        Limit.seconds(patroni.consensusSilence().critical()));
    }

    private List<Alert> failsafeActive() {
        return AlertBuilder.of("PatroniFailsafeActive", Component.PATRONI)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.outage())
                .when("max by (cluster) (patroni_failsafe_mode_is_active) == 1")
                .says("<who> runs in failsafe mode", """
                        The consensus store is lost; the primary continues only as long as it reaches every member. No
                        replica can be promoted, and the loss of any member stops writes.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> clusterUnlocked() {
        return AlertBuilder.of("PatroniClusterUnlocked", Component.PATRONI)
                .about(Scope.CLUSTER)
                .on(Dashboard.PATRONI)
                .pending(pending.outage())
                .when("max by (cluster) (patroni_cluster_unlocked) == 1")
                .says("No member holds the leader lock of <who>", """
                        No member holds the leader lock. The cluster has no primary, or the one that it has is about to be
                        demoted.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> timelineBehind() {
        return AlertBuilder.of("PatroniTimelineBehind", Component.PATRONI)
                .on(Dashboard.PATRONI)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance) (patroni_cluster_member_timeline)
                        < on (cluster) group_left () max by (cluster) (patroni_cluster_member_timeline)""")
                .says("<who> is on an old timeline", """
                        The member is on timeline <value:count>, and the cluster on a later one. It did not follow the last
                        promotion: its history diverged, and it cannot be promoted.""")
                .as(Severity.WARNING);
    }
}
