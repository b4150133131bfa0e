package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Subscriptions, and what logical decoding does for subscribers elsewhere. */
final class LogicalReplicationRow {
    private static final String NO_SUBSCRIPTION = "no subscriptions";

    private LogicalReplicationRow() {}

    static Row row(Thresholds limits) {
        return Row.collapsed("Logical replication", subscriptions(limits), tables(), errors(), decoded(), spilled());
    }

    private static PanelBuilder subscriptions(Thresholds limits) {
        return table("Subscriptions")
                .size(16, 8)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("subname", "Subscription")
                .column(
                        "Workers",
                        Unit.NUMBER,
                        Steps.MUST_BE_POSITIVE,
                        "sum by (@, subname) (pg_stat_subscription_workers{@,worker_type=\"apply\"})")
                .column(
                        "Last message",
                        Unit.SECONDS,
                        Steps.above(limits.replication().subscriptionLag()),
                        "time() - max by (@, subname) (pg_stat_subscription_last_msg_receipt_timestamp_seconds{@})")
                .column(
                        "Last confirmed",
                        Unit.SECONDS,
                        "time() - max by (@, subname) (pg_stat_subscription_latest_end_timestamp_seconds{@})")
                .mayBeEmpty(NO_SUBSCRIPTION)
                .says(
                        "Each subscription with its apply workers, and how long ago it heard from its publisher.",
                        "one worker, a message within seconds.",
                        "without a worker it is disabled or fails again and again: the server's log says why.");
    }

    private static PanelBuilder tables() {
        return graph("Subscribed tables by state", Unit.NUMBER)
                .stacked()
                .query("sum by (@, state) (pg_subscription_rel_count{@})", "{{instance}} {{state}}")
                .mayBeEmpty(NO_SUBSCRIPTION)
                .says(
                        "Tables of subscriptions by the state of their synchronization.",
                        "all ready (`r`).",
                        "tables that stay in initial copy (`d`) fail: the server's log says why.");
    }

    private static PanelBuilder errors() {
        return graph("Errors of subscriptions", Unit.PER_SECOND)
                .query(
                        "sum by (@, subname) (rate(pg_stat_subscription_stats_apply_error_total{@}[@]))",
                        "{{subname}} apply")
                .query(
                        "sum by (@, subname) (rate(pg_stat_subscription_stats_sync_error_total{@}[@]))",
                        "{{subname}} copy")
                .mayBeEmpty("no subscriptions, or PostgreSQL before 15")
                .says(
                        "How often applying changes or copying a table failed.",
                        "0.",
                        "a row is in conflict: mend the data, or skip the transaction with ALTER SUBSCRIPTION … SKIP.");
    }

    private static PanelBuilder decoded() {
        return graph("Decoded for subscribers", Unit.BYTES_PER_SECOND)
                .query(
                        "sum by (@, slot_name) (rate(pg_stat_replication_slots_total_bytes_total{@}[@]))",
                        "{{slot_name}} on {{instance}}")
                .mayBeEmpty("no logical slots, or PostgreSQL before 14")
                .says(
                        "Changes decoded for each logical slot.",
                        "follows the load.",
                        "0 under load: its consumer does not read.");
    }

    private static PanelBuilder spilled() {
        return graph("Spilled or streamed while decoding", Unit.BYTES_PER_SECOND)
                .query(
                        "sum by (@, slot_name) (rate(pg_stat_replication_slots_spill_bytes_total{@}[@]))",
                        "{{slot_name}} spilled")
                .query(
                        "sum by (@, slot_name) (rate(pg_stat_replication_slots_stream_bytes_total{@}[@]))",
                        "{{slot_name}} streamed")
                .mayBeEmpty("no logical slots, or PostgreSQL before 14")
                .says(
                        "Changes of large transactions that were written to disk, or sent before their end.",
                        "0, but for large transactions.",
                        "raise `logical_decoding_work_mem`, or have the subscription stream.");
    }
}
