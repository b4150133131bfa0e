package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.timeline;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.DrillDown;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.dashboard.ValueText;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.ArrayList;
import java.util.List;

/** Whether clusters and servers are fine, and where to look if one is not. */
final class OverviewBoard {
    private final Thresholds limits;

    private OverviewBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        OverviewBoard board = new OverviewBoard(limits);
        List<Row> rows = new ArrayList<>();
        rows.add(new OverviewVerdict(limits).row());
        rows.add(board.servers());
        rows.addAll(new OverviewDetails(limits).rows());
        return new Dashboard(
                Uid.OVERVIEW,
                "PostgreSQL / Overview",
                "Whether clusters and servers are fine. Links lead from a server to the dashboard that says more.",
                "3h",
                Header.variables("pg_up", Header.TOP_N, Header.database()),
                Header.annotations(),
                rows);
    }

    private Row servers() {
        return Row.open("Servers", roles(), alerts(), serverTable());
    }

    private static PanelBuilder roles() {
        return timeline("Role and state")
                .size(12, 8)
                .texts(ValueText.ROLE)
                .query(Promql.ROLE, "{{cluster}} / {{instance}}")
                .link(DrillDown.server("Replication", Uid.REPLICATION))
                .says(
                        "What each server was over time: primary, replica, or down.",
                        "one primary for each cluster, always.",
                        "a change of the primary is a failover or a switchover: the Patroni dashboard has its history.");
    }

    private static PanelBuilder alerts() {
        return table("Alerts")
                .size(12, 8)
                .label("severity", "Severity")
                .label("alertname", "Alert")
                .label("alertstate", "State")
                .label("cluster", "Cluster")
                .label("instance", "Instance", DrillDown.server("Overview", Uid.OVERVIEW))
                .column(
                        "Series",
                        Unit.NUMBER,
                        "count by (severity, alertname, alertstate, @) (ALERTS{cluster=~\"$cluster\",severity!=\"none\"})")
                .mayBeEmpty("no alert is pending or fires")
                .says(
                        "Alerts that are pending or fire, with the number of their series.",
                        "empty.",
                        "begin with critical ones; each alert has a runbook, which its notification links to.");
    }

    private PanelBuilder serverTable() {
        return table("Servers")
                .size(24, 6)
                .label("cluster", "Cluster", DrillDown.cluster("Patroni", Uid.PATRONI))
                .label("instance", "Instance", DrillDown.server("This server only", Uid.OVERVIEW))
                .label("short_version", "Version")
                .labelsOnly("max by (@, short_version) (pg_static{@})")
                .column("Role", ValueText.ROLE, Promql.ROLE)
                .column(
                        "Up for",
                        Unit.SECONDS,
                        "time() - (max by (@) (pg_postmaster_start_time_seconds{@}) or max by (@) (patroni_postmaster_start_time{@}))")
                .column("Transactions", Unit.OPERATIONS_PER_SECOND, Health.TRANSACTIONS)
                .column(
                        "Connections",
                        Unit.RATIO,
                        Steps.above(limits.connections().used()),
                        Health.CONNECTIONS_USED)
                .column("Lag", Unit.SECONDS, Steps.above(limits.replication().lagTime()), Health.LAG_SECONDS)
                .column("XIDs", Unit.RATIO, Steps.above(limits.vacuum().wraparound()), Health.XID_USED)
                .column("Size", Unit.BYTES, "sum by (@) (pg_database_size_bytes{@})")
                .says(
                        "Each server with what matters most; a click leads to it.",
                        "one primary per cluster, all values without color.",
                        "follow the link of the server, then the row or dashboard of the value that is colored.");
    }
}
