package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows of the replication dashboard about stages, slots and standbys. */
final class ReplicationRows {
    private static final String NO_SLOT = "no replication slots";

    private ReplicationRows() {}

    static Row stages(Thresholds limits) {
        return Row.collapsed(
                "Stages and WAL",
                stage("Not sent yet", "sent_lag_bytes", "the network, or a sender without processor time"),
                stage("Not written yet", "write_lag_bytes", "the network to the standby"),
                stage("Not flushed yet", "flush_lag_bytes", "the standby's disk"),
                generated(),
                positions(),
                notReplayed(limits));
    }

    private static PanelBuilder stage(String title, String measure, String cause) {
        return graph(title, Unit.BYTES)
                .query(
                        "max by (@, application_name) (pg_stat_replication_" + measure + "{@})",
                        "{{application_name}} from {{instance}}")
                .mayBeEmpty(ReplicationBoard.NO_STANDBY)
                .says(
                        "WAL up to this stage, for each receiver, as the sender sees it. Each stage includes those before it.",
                        "close to 0.",
                        "if it is large and the stage before is not, the cause is " + cause + ".");
    }

    private static PanelBuilder generated() {
        return graph("WAL generated and received", Unit.BYTES_PER_SECOND)
                .query("max by (@) (deriv(pg_wal_lsn_bytes{@}[$__rate_interval]))", "{{instance}}")
                .says(
                        "How fast the position in the WAL moves on each server: written on a primary, received on a standby.",
                        "standbys as fast as their primary.",
                        "a standby that is slower falls behind.");
    }

    private static PanelBuilder positions() {
        return graph("Timeline", Unit.NUMBER)
                .freeAxis()
                .query("max by (@) (pg_replication_timeline{@})", "{{instance}}")
                .says(
                        "Timeline of each server; a promotion begins a new one.",
                        "the same on all servers of a cluster.",
                        "a server that stays on an older one must be rewound or rebuilt.");
    }

    private static PanelBuilder notReplayed(Thresholds limits) {
        return graph("Received and not replayed", Unit.BYTES)
                .steps(Steps.above(limits.replication().lagSize()))
                .query("max by (@) (pg_replication_replay_lag_bytes{@})", "{{instance}}")
                .mayBeEmpty(ReplicationBoard.NO_STANDBY)
                .says(
                        "WAL that each standby has on its disk and has not replayed.",
                        "close to 0; nothing is lost in a failover, but it takes as long as replaying this.",
                        "a long query on the standby may hold up replay, or replay is paused.");
    }

    static Row slots(Thresholds limits) {
        return Row.collapsed("Slots", slotTable(limits), retained(limits), limitUsed(limits), slotXmin(limits));
    }

    private static PanelBuilder slotTable(Thresholds limits) {
        return table("Slots")
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("slot_name", "Slot")
                .label("slot_type", "Type")
                .labelsOnly("max by (@, slot_name, slot_type) (pg_replication_slots_slot_is_active{@})")
                .label("wal_status", "WAL")
                .labelsOnly("max by (@, slot_name, wal_status) (pg_replication_slots_wal_status{@} == 1)")
                .column("Active", ValueText.SHOULD, "max by (@, slot_name) (pg_replication_slots_active{@})")
                .column(
                        "Keeps",
                        Unit.BYTES,
                        Steps.above(limits.replication().slotRetained()),
                        "max by (@, slot_name) (pg_replication_slots_pg_wal_lsn_diff{@})")
                .column(
                        "Invalidated",
                        ValueText.SHOULD_NOT,
                        "max by (@, slot_name) (pg_replication_slots_invalidated{@})")
                .column(
                        "Safe to write",
                        Unit.BYTES,
                        "max by (@, slot_name) (pg_replication_slots_safe_wal_size_bytes{@})")
                .column(
                        "Holds back",
                        Unit.NUMBER,
                        Steps.above(limits.vacuum().xminHorizonAge()),
                        "max by (@, slot_name) (pg_replication_slots_xmin_age{@} or pg_replication_slots_catalog_xmin_age{@})")
                .mayBeEmpty(NO_SLOT)
                .says(
                        "Every slot, whether a consumer is connected, and what it keeps.",
                        "active on the primary, WAL `reserved`; slots that were copied to standbys are inactive.",
                        "`unreserved` is about to be `lost`: then its consumer must be rebuilt.");
    }

    private static PanelBuilder retained(Thresholds limits) {
        return graph("WAL kept by each slot", Unit.BYTES)
                .steps(Steps.above(limits.replication().slotRetained()))
                .query(
                        "max by (@, slot_name) (pg_replication_slots_pg_wal_lsn_diff{@})",
                        "{{slot_name}} on {{instance}}")
                .mayBeEmpty(NO_SLOT)
                .says(
                        "WAL from the oldest position that a slot needs to the current one.",
                        "a few segments.",
                        "an inactive slot keeps WAL until the disk is full, unless `max_slot_wal_keep_size` is set.");
    }

    private static PanelBuilder limitUsed(Thresholds limits) {
        return graph("Of max_slot_wal_keep_size", Unit.RATIO)
                .steps(Steps.above(limits.replication().slotLimitUsed()))
                .query(
                        "max by (@, slot_name) (pg_replication_slots_pg_wal_lsn_diff{@}) / on (@) group_left ()"
                                + " (max by (@) (pg_settings_max_slot_wal_keep_size_bytes{@}) > 0)",
                        "{{slot_name}} on {{instance}}")
                .mayBeEmpty("no replication slots, or max_slot_wal_keep_size has no limit")
                .says(
                        "What each slot keeps as a share of what slots may keep.",
                        "well below the lines.",
                        "at 1 the slot is lost with the next checkpoint, and its consumer must be rebuilt.");
    }

    private static PanelBuilder slotXmin(Thresholds limits) {
        return graph("Rows kept for standbys and slots", Unit.NUMBER)
                .steps(Steps.above(limits.vacuum().xminHorizonAge()))
                .query(
                        "max by (@, source) (pg_xmin_horizon_age{@,source!=\"running_transaction\"}) > 0",
                        "{{source}} on {{instance}}")
                .mayBeEmpty("neither standbys nor slots nor prepared transactions hold vacuum back")
                .says(
                        "Transactions whose dead rows vacuum must keep for standbys, slots or prepared transactions.",
                        "thousands; 0 where none needs them.",
                        "bloat grows. End the old query on the standby, drop the slot, or resolve the prepared transaction.");
    }

    static Row standbys(Thresholds limits) {
        return Row.collapsed("Standbys", paused(), conflicts(limits), prefetch());
    }

    private static PanelBuilder paused() {
        return timeline("Replay paused")
                .size(8, 8)
                .texts(ValueText.SHOULD_NOT)
                .query("max by (@) (pg_replication_replay_paused{@})", "{{instance}}")
                .mayBeEmpty(ReplicationBoard.NO_STANDBY)
                .says(
                        "Whether replay was paused on a standby.",
                        "no.",
                        "`SELECT pg_wal_replay_resume()` on the standby; it was paused by hand or by a setting that is too low.");
    }

    private static PanelBuilder conflicts(Thresholds limits) {
        String one = "sum by (@) (increase(pg_stat_database_conflicts_confl_%1$s{@}[10m])) > 0";
        return graph("Queries cancelled by recovery in 10 minutes", Unit.NUMBER)
                .steps(Steps.above(limits.replication().recoveryConflicts()))
                .query(Promql.fill(one, "snapshot"), "{{instance}} old snapshot")
                .query(Promql.fill(one, "lock"), "{{instance}} lock")
                .query(Promql.fill(one, "bufferpin"), "{{instance}} pinned buffer")
                .query(Promql.fill(one, "deadlock"), "{{instance}} deadlock")
                .query(Promql.fill(one, "tablespace"), "{{instance}} tablespace")
                .mayBeEmpty("recovery has cancelled no query")
                .says(
                        "Queries on standbys that recovery cancelled, by what they were in the way of.",
                        "none.",
                        "`hot_standby_feedback` prevents snapshot conflicts, a larger `max_standby_streaming_delay` delays replay instead.");
    }

    private static PanelBuilder prefetch() {
        return graph("Blocks prefetched by replay", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_stat_recovery_prefetch_prefetch_total{@}[@]))", "{{instance}} prefetched")
                .query("sum by (@) (rate(pg_stat_recovery_prefetch_hit_total{@}[@]))", "{{instance}} found in memory")
                .mayBeEmpty("no standbys, or PostgreSQL before 15")
                .says(
                        "Blocks that replay read ahead, and those that it found in shared buffers.",
                        "follows the WAL.",
                        "many prefetched blocks: the standby's cache is colder than the primary's.");
    }
}
