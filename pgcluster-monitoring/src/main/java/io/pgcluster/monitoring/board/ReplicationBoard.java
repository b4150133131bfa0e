package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.Color;
import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Whether standbys follow, how far they are behind and why, and what slots keep. */
final class ReplicationBoard {
    static final String NO_STANDBY = "a server without standbys has nothing to replicate to";

    private static final String SENDER = "@, application_name, client_addr, state, slot_name";

    private final Thresholds limits;

    private ReplicationBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        ReplicationBoard board = new ReplicationBoard(limits);
        return new Dashboard(
                Uid.REPLICATION,
                "PostgreSQL / Replication",
                "Whether standbys follow, how far they are behind and at which stage, and what slots keep.",
                "3h",
                Header.variables("pg_up"),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                streaming(),
                                notStreaming(),
                                synchronous(),
                                board.lagBytes(),
                                board.lagSeconds(),
                                board.retained()),
                        Row.open(
                                "Lag",
                                board.senders(),
                                roles(),
                                receivers(),
                                board.bytes(),
                                board.standbySeconds(),
                                board.senderSeconds()),
                        ReplicationRows.stages(limits),
                        ReplicationRows.slots(limits),
                        ReplicationRows.standbys(limits),
                        LogicalReplicationRow.row(limits)));
    }

    private static PanelBuilder streaming() {
        return stat("Standbys streaming", Unit.NUMBER)
                .query("sum(pg_replication_receiver_connected{@})", "")
                .mayBeEmpty(NO_STANDBY)
                .says("Standbys whose WAL receiver is connected.", "all standbys.", "see below which one is not.");
    }

    private static PanelBuilder notStreaming() {
        return stat("Standbys not streaming", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query(
                        "count(pg_replication_receiver_connected{@} == 0) or 0 * count(pg_replication_receiver_connected{@})",
                        "")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "Standbys that receive no WAL over the network.",
                        "0; a moment after a failover.",
                        "the standby's log says why: WAL that is gone, a wrong password, another timeline.");
    }

    private static PanelBuilder synchronous() {
        return stat("Synchronous standbys", Unit.NUMBER)
                .query("sum(pg_stat_replication_sync_state{@,sync_state=~\"sync|quorum\"}) or 0 * count(pg_up{@})", "")
                .says(
                        "Connected standbys that commits wait for, alone or as part of a quorum.",
                        "as many as the cluster was configured with; 0 where replication is asynchronous.",
                        "with too few, commits wait, or are no longer protected by a second copy.");
    }

    private PanelBuilder lagBytes() {
        return stat("Largest lag, bytes", Unit.BYTES)
                .sparkline()
                .steps(Steps.above(limits.replication().lagSize()))
                .query("max(" + Health.LAG_BYTES + ")", "")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "WAL that the furthest connected standby has not replayed, as its sender sees it.",
                        "close to 0.",
                        "see at which stage it is behind: sent is the network, flush the disk, replay the recovery process.");
    }

    private PanelBuilder lagSeconds() {
        return stat("Largest lag, time", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.replication().lagTime()))
                .query("max(" + Health.LAG_SECONDS + ")", "")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "Age of the newest transaction that the furthest standby shows.",
                        "below a second or two.",
                        "readers see old data. On an idle primary it may grow while nothing is missing: compare the bytes.");
    }

    private PanelBuilder retained() {
        return stat("WAL kept by slots", Unit.BYTES)
                .sparkline()
                .steps(Steps.above(limits.replication().slotRetained()))
                .query("max(pg_replication_slots_pg_wal_lsn_diff{@})", "")
                .mayBeEmpty("no replication slots")
                .says(
                        "WAL that the slot which is furthest behind keeps.",
                        "a few segments.",
                        "a consumer is gone or too slow: the disk fills. Drop the slot if its consumer will not come back.");
    }

    private PanelBuilder senders() {
        return table("Standbys and other receivers")
                .size(24, 7)
                .label("cluster", "Cluster")
                .label("instance", "Sender")
                .label("application_name", "Receiver")
                .label("client_addr", "Address")
                .label("slot_name", "Slot")
                .label("state", "State")
                .label("sync_state", "Synchronous")
                .labelsOnly("max by (" + SENDER + ", sync_state) (pg_stat_replication_sync_state{@})")
                .column("Sent lag", Unit.BYTES, lagOf("sent_lag_bytes"))
                .column("Write lag", Unit.BYTES, lagOf("write_lag_bytes"))
                .column("Flush lag", Unit.BYTES, lagOf("flush_lag_bytes"))
                .column(
                        "Replay lag",
                        Unit.BYTES,
                        Steps.above(limits.replication().lagSize()),
                        lagOf("replay_lag_bytes"))
                .column(
                        "Replay time",
                        Unit.SECONDS,
                        Steps.above(limits.replication().lagTime()),
                        lagOf("replay_lag_seconds"))
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "Every connected receiver of WAL: standbys, base backups, logical subscribers.",
                        "each standby once, streaming.",
                        "`catchup` is a standby that was away; a standby that is missing here is not connected.");
    }

    private static String lagOf(String measure) {
        return "max by (" + SENDER + ") (pg_stat_replication_" + measure + "{@})";
    }

    private static PanelBuilder roles() {
        return timeline("Role and state")
                .texts(ValueText.ROLE)
                .query(Promql.ROLE, "{{cluster}} / {{instance}}")
                .says(
                        "What each server was: primary, replica, or down.",
                        "one primary for each cluster.",
                        "a change is a failover or a switchover; see the Patroni dashboard.");
    }

    private static PanelBuilder receivers() {
        return timeline("WAL receivers")
                .texts(List.of(
                        new ValueText(0, "not connected", Color.RED), new ValueText(1, "streaming", Color.GREEN)))
                .query("max by (@) (pg_replication_receiver_connected{@})", "{{cluster}} / {{instance}}")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "Whether each standby receives WAL over the network.",
                        "streaming, but for moments after a failover.",
                        "the standby's log says why it cannot connect.");
    }

    private PanelBuilder bytes() {
        return graph("Lag of each receiver, bytes", Unit.BYTES)
                .steps(Steps.above(limits.replication().lagSize()))
                .query(
                        "max by (@, application_name) (pg_stat_replication_replay_lag_bytes{@})",
                        "{{application_name}} from {{instance}}")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "WAL that each receiver has not replayed, as the sender sees it.",
                        "close to 0, with peaks while data is loaded.",
                        "a line that ends is a receiver that left; one that only rises cannot keep up.");
    }

    private PanelBuilder standbySeconds() {
        return graph("Lag in time, by the standby", Unit.SECONDS)
                .steps(Steps.above(limits.replication().lagTime()))
                .query(Health.LAG_SECONDS, "{{instance}}")
                .mayBeEmpty(NO_STANDBY)
                .says(
                        "Age of what each standby shows, by its own account: 0 while it is connected and has replayed all that it received.",
                        "below a second or two.",
                        "compare with the sender's view next to it: if only this one rises, the standby is cut off.");
    }

    private PanelBuilder senderSeconds() {
        return graph("Lag in time, by the sender", Unit.SECONDS)
                .steps(Steps.above(limits.replication().lagTime()))
                .query(
                        "max by (@, application_name) (pg_stat_replication_replay_lag_seconds{@})",
                        "{{application_name}} from {{instance}}")
                .mayBeEmpty("no standbys, or all have caught up with an idle primary")
                .says(
                        "Time until recent WAL was replayed by each receiver, as the sender measured it.",
                        "milliseconds to a second; absent while there is nothing to send.",
                        "what a commit waits for with `synchronous_commit = remote_apply`.");
    }
}
