package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.Color;
import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.DrillDown;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** Who leads, whether the consensus store answers, and what failovers there were. */
final class PatroniBoard {
    private static final List<ValueText> ROLES = List.of(
            new ValueText(0, "not running", Color.RED),
            new ValueText(1, "replica", Color.BLUE),
            new ValueText(2, "sync standby", Color.PURPLE),
            new ValueText(3, "leader", Color.GREEN));
    private static final String ROLE =
            "max by (@) (3 * patroni_primary{@}) > 0 or max by (@) (2 * patroni_sync_standby{@}) > 0 or max by (@) (2 * patroni_quorum_standby{@}) > 0"
                    + " or max by (@) (patroni_replica{@}) > 0 or 0 * max by (@) (patroni_postgres_running{@})";
    private static final String CONSENSUS_AGE = "time() - max by (@) (patroni_dcs_last_seen{@} > 0)";

    private final Thresholds limits;

    private PatroniBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        PatroniBoard board = new PatroniBoard(limits);
        return new Dashboard(
                Uid.PATRONI,
                "PostgreSQL / Patroni",
                "Who leads, whether the consensus store answers, and what failovers there were.",
                "6h",
                Header.variables("patroni_postgres_running"),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                leaders(),
                                silent(),
                                unlocked(),
                                board.consensus(),
                                paused(),
                                failsafe(),
                                failovers()),
                        Row.open("Members", roles(), board.members(), board.consensusAges(), timelines()),
                        Row.collapsed("WAL positions", positions(), replayAge(), streaming(), pendingRestart())));
    }

    private static PanelBuilder leaders() {
        return stat("Clusters without leader", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query(
                        "count(max by (cluster, scope) (patroni_primary{@cluster}) + max by (cluster, scope) (patroni_standby_leader{@cluster}) == 0)"
                                + " or 0 * count(patroni_postgres_running{@cluster})",
                        "")
                .says(
                        "Clusters of which no member says that it leads.",
                        "0; 1 for some seconds during a failover.",
                        "writes fail: does the consensus store answer, is a member fit to be promoted?");
    }

    private static PanelBuilder silent() {
        return stat("Members that do not answer", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("count(patroni_up{@} == 0) or 0 * count(patroni_postgres_running{@cluster})", "")
                .says(
                        "Members whose Patroni does not answer.",
                        "0.",
                        "is the process running? Its server may still run without it, until its lock expires.");
    }

    private static PanelBuilder unlocked() {
        return stat("Leader lock free", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("sum(max by (cluster, scope) (patroni_cluster_unlocked{@cluster}))", "")
                .says(
                        "Clusters whose leader lock no member holds, as a member sees it.",
                        "0.",
                        "the leader could not renew its lock and has stepped down, or no member may take it.");
    }

    private PanelBuilder consensus() {
        return stat("Consensus store silent", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.patroni().consensusSilence()))
                .query("max(" + CONSENSUS_AGE + ")", "")
                .says(
                        "How long ago the member that is worst off reached the consensus store.",
                        "below the loop wait, 10 seconds by default.",
                        "a leader that cannot reach it steps down: look at etcd and the network.");
    }

    private static PanelBuilder paused() {
        return stat("Automatic failover off", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query("sum(max by (cluster, scope) (patroni_is_paused{@cluster}))", "")
                .says(
                        "Clusters in maintenance mode, in which Patroni does not fail over.",
                        "0.",
                        "`patronictl resume` when the maintenance is over.");
    }

    private static PanelBuilder failsafe() {
        return stat("Failsafe mode active", Unit.NUMBER)
                .steps(Steps.MUST_BE_ZERO)
                .query("sum(max by (cluster, scope) (patroni_failsafe_mode_is_active{@cluster}))", "")
                .mayBeEmpty("Patroni has failsafe mode since version 3")
                .says(
                        "Clusters that go on without the consensus store, as all members answer the leader.",
                        "0.",
                        "bring the consensus store back: the loss of one member now stops writes.");
    }

    private static PanelBuilder failovers() {
        return stat("Failovers in this range", Unit.NUMBER)
                .query(
                        "sum(max by (cluster, scope) (increase(patroni_history_switchovers_total{cluster=~\"$cluster\"}[$__range])))",
                        "")
                .mayBeEmpty("needs an exporter that reads Patroni's history, as pgcluster's does")
                .says(
                        "Failovers and switchovers within the range of the dashboard.",
                        "those that were planned.",
                        "the leader's log and the former leader's say why.");
    }

    private static PanelBuilder roles() {
        return timeline("Role of each member")
                .size(24, 7)
                .texts(ROLES)
                .query(ROLE, "{{cluster}} / {{instance}}")
                .link(DrillDown.server("Replication", Uid.REPLICATION))
                .says(
                        "What each member is by Patroni's account.",
                        "one leader for each cluster; sync standbys where the cluster has them.",
                        "a change of leader is a failover or a switchover.");
    }

    private PanelBuilder members() {
        return table("Members")
                .size(24, 7)
                .label("cluster", "Cluster")
                .label("instance", "Instance", DrillDown.server("This server", Uid.OVERVIEW))
                .label("state", "State")
                .labelsOnly("max by (@, state) (patroni_cluster_member_info{@})")
                .column("Role", ROLES, ROLE)
                .column("Running", ValueText.SHOULD, "max by (@) (patroni_postgres_running{@})")
                .column("Timeline", Unit.NUMBER, "max by (@) (patroni_postgres_timeline{@})")
                .column(
                        "Lag",
                        Unit.BYTES,
                        Steps.above(limits.replication().lagSize()),
                        "max by (@) (patroni_cluster_member_lag_bytes{@})")
                .column(
                        "Consensus store",
                        Unit.SECONDS,
                        Steps.above(limits.patroni().consensusSilence()),
                        CONSENSUS_AGE)
                .column("Pending restart", ValueText.SHOULD_NOT, "max by (@) (patroni_pending_restart{@})")
                .column("Up for", Unit.SECONDS, "time() - max by (@) (patroni_postmaster_start_time{@} > 0)")
                .says(
                        "Each member as Patroni sees it.",
                        "all running, on the same timeline.",
                        "a member on an older timeline must be reinitialized: `patronictl reinit`.");
    }

    private PanelBuilder consensusAges() {
        return graph("Consensus store last reached", Unit.SECONDS)
                .size(12, 8)
                .steps(Steps.above(limits.patroni().consensusSilence()))
                .query(CONSENSUS_AGE, "{{instance}}")
                .says(
                        "How long ago each member reached the consensus store.",
                        "a saw below the loop wait.",
                        "one member: its network. All: the consensus store.");
    }

    private static PanelBuilder timelines() {
        return graph("Timeline", Unit.NUMBER)
                .size(12, 8)
                .freeAxis()
                .query("max by (@) (patroni_postgres_timeline{@} > 0)", "{{instance}}")
                .says(
                        "The timeline of each member; each promotion begins a new one.",
                        "the same on all members.",
                        "a member that stays behind must be rewound or reinitialized.");
    }

    private static PanelBuilder positions() {
        return graph("WAL", Unit.BYTES_PER_SECOND)
                .query("max by (@) (rate(patroni_xlog_location{@}[@]))", "{{instance}} written")
                .query("max by (@) (rate(patroni_xlog_received_location{@}[@]))", "{{instance}} received")
                .query("max by (@) (rate(patroni_xlog_replayed_location{@}[@]))", "{{instance}} replayed")
                .says(
                        "How fast positions in the WAL move, by Patroni's account.",
                        "received and replayed as fast as written.",
                        "see the replication dashboard.");
    }

    private static PanelBuilder replayAge() {
        return graph("Age of the last replayed transaction", Unit.SECONDS)
                .query("time() - max by (@) (patroni_xlog_replayed_timestamp{@} > 0)", "{{instance}}")
                .mayBeEmpty("no standby has replayed a transaction")
                .says(
                        "How old the last transaction is that each standby has replayed.",
                        "seconds under load; grows while the primary is idle.",
                        "see the lag in bytes.");
    }

    private static PanelBuilder streaming() {
        return timeline("Streaming")
                .size(8, 8)
                .texts(ValueText.SHOULD)
                .query(
                        "max by (@) (patroni_postgres_streaming{@}) and on (@) max by (@) (patroni_replica{@}) == 1",
                        "{{instance}}")
                .mayBeEmpty("no standbys")
                .says(
                        "Whether each standby streams from another member.",
                        "yes.",
                        "no: it replays from the archive, or cannot connect.");
    }

    private static PanelBuilder pendingRestart() {
        return timeline("Waits for a restart")
                .size(8, 8)
                .texts(ValueText.SHOULD_NOT)
                .query("max by (@) (patroni_pending_restart{@})", "{{instance}}")
                .says(
                        "Whether a changed setting waits for a restart of the member.",
                        "no.",
                        "`patronictl restart --pending`, replicas first.");
    }
}
