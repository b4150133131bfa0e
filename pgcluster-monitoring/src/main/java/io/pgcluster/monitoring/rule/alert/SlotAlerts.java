package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.ReplicationThresholds;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.stream.Stream;

/** Replication slots and subscriptions. */
final class SlotAlerts {
    private final ReplicationThresholds replication;
    private final PendingTimes pending;

    private SlotAlerts(Thresholds thresholds) {
        replication = thresholds.replication();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        SlotAlerts alerts = new SlotAlerts(thresholds);
        return Stream.of(
                        alerts.slotInactive(),
                        alerts.slotRetainsWal(),
                        alerts.slotNearLimit(),
                        alerts.slotLost(),
                        alerts.subscriptionDown(),
                        alerts.subscriptionErrors(),
                        alerts.subscriptionLag())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> slotInactive() {
        return AlertBuilder.of("PostgresSlotInactive", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.sustained())
                .when("""
                        max by (cluster, instance, slot_name) (pg_replication_slots_slot_is_active) == 0
                        and on (cluster, instance) max by (cluster, instance) (pg_replication_is_replica) == 0""")
                .says("Slot {{ $labels.slot_name }} of <who> has no consumer", """
                        No consumer is connected to the slot {{ $labels.slot_name }}. It keeps WAL, and the rows that vacuum
                        could remove, until it is used or dropped.""")
                .as(Severity.WARNING);
    }

    private List<Alert> slotRetainsWal() {
        return AlertBuilder.of("PostgresSlotRetainsWal", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when("max by (cluster, instance, slot_name) (pg_replication_slots_pg_wal_lsn_diff) > <limit>")
                .says("Slot {{ $labels.slot_name }} of <who> retains <value:size>", """
                        The slot {{ $labels.slot_name }} keeps <value:size> of WAL (limit <limit>). A volume that fills up
                        stops the server.""")
                .asPair(
                        Limit.bytes(replication.slotRetained().warning()),
                        Limit.bytes(replication.slotRetained().critical()));
    }

    private List<Alert> slotNearLimit() {
        return AlertBuilder.of("PostgresSlotNearLimit", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, slot_name) (pg_replication_slots_pg_wal_lsn_diff)
                        / on (cluster, instance) group_left () (max by (cluster, instance) (pg_settings_max_slot_wal_keep_size_bytes) > 0)
                        > <limit>""")
                .says("Slot {{ $labels.slot_name }} of <who> is about to be lost", """
                        The slot {{ $labels.slot_name }} keeps <value:percent> of max_slot_wal_keep_size (limit <limit>).
                        Beyond 100% the server removes the WAL, and the consumer has to start from a new copy.""")
                .asPair(
                        Limit.share(replication.slotLimitUsed().warning()),
                        Limit.share(replication.slotLimitUsed().critical()));
    }

    private List<Alert> slotLost() {
        return AlertBuilder.of("PostgresSlotLost", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .when("""
                        max by (cluster, instance, slot_name) (
                          pg_replication_slots_wal_status{wal_status=~"unreserved|lost"} == 1 or pg_replication_slots_invalidated == 1
                        )""")
                .says("Slot {{ $labels.slot_name }} of <who> has lost its WAL", """
                        WAL that the slot {{ $labels.slot_name }} needs was removed or will be with the next checkpoint. Its
                        consumer cannot continue from the slot.""")
                .as(Severity.CRITICAL);
    }

    private List<Alert> subscriptionDown() {
        return AlertBuilder.of("PostgresSubscriptionDown", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, subname) (pg_stat_subscription_workers{worker_type="apply"}) == 0""")
                .says("Subscription {{ $labels.subname }} of <who> has no worker", """
                        No apply worker runs for the subscription {{ $labels.subname }}: it is disabled, or fails as soon as
                        it starts. Changes are not applied, and its slot on the publisher keeps WAL.""")
                .as(Severity.WARNING);
    }

    private List<Alert> subscriptionErrors() {
        return AlertBuilder.of("PostgresSubscriptionErrors", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .when("""
                        sum by (cluster, instance, subname) (increase(pg_stat_subscription_stats_apply_error_total[10m]))
                        + sum by (cluster, instance, subname) (increase(pg_stat_subscription_stats_sync_error_total[10m]))
                        > 0""")
                .says("Subscription {{ $labels.subname }} of <who> fails", """
                        <value:count> errors within 10 minutes. The worker repeats the transaction that failed, so nothing
                        after it is applied.""")
                .as(Severity.WARNING);
    }

    private List<Alert> subscriptionLag() {
        return AlertBuilder.of("PostgresSubscriptionLag", Component.REPLICATION)
                .on(Dashboard.REPLICATION)
                .pending(pending.steady())
                .when(
                        "time() - max by (cluster, instance, subname) (pg_stat_subscription_last_msg_receipt_timestamp_seconds) > <limit>")
                .says("Subscription {{ $labels.subname }} of <who> does not hear from its publisher", """
                        The last message of the publisher arrived <value:time> ago (limit <limit>). An idle publisher
                        answers at least twice a minute, so it is down or cannot be reached.""")
                .asPair(
                        Limit.seconds(replication.subscriptionLag().warning()),
                        Limit.seconds(replication.subscriptionLag().critical()));
    }
}
