package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;

import io.pgcluster.monitoring.dashboard.DrillDown;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** The first screen: is it fine? */
final class OverviewVerdict {
    private static final String ALL_SERVERS = "count(pg_up{@})";

    private final Thresholds limits;

    OverviewVerdict(Thresholds limits) {
        this.limits = limits;
    }

    Row row() {
        return Row.open(
                "Is it fine?",
                serversDown(),
                withoutPrimary(),
                criticalAlerts(),
                warningAlerts(),
                connections(),
                lagBytes(),
                lagSeconds(),
                backupAge(),
                diskFree(),
                transactionIds(),
                longestTransaction(),
                blocked());
    }

    private static PanelBuilder serversDown() {
        return stat("Servers down", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query("count(pg_up{@} == 0) or 0 * " + ALL_SERVERS, "")
                .link(DrillDown.all("Exporter", Uid.EXPORTER))
                .says(
                        "Servers that the exporter cannot log in to or read from.",
                        "0.",
                        "see which one below. Is the process running, does it accept connections, is the exporter's role locked out?");
    }

    private static PanelBuilder withoutPrimary() {
        return stat("Clusters without primary", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query(
                        "count(count by (cluster) (pg_up{@cluster}) unless on (cluster)"
                                + " (pg_replication_is_replica{@cluster} == 0)) or 0 * count(pg_up{@cluster})",
                        "")
                .link(DrillDown.all("Patroni", Uid.PATRONI))
                .says(
                        "Clusters of which no reachable server accepts writes.",
                        "0; 1 for some seconds during a failover.",
                        "writes fail now. The Patroni dashboard says whether there is a leader and whether the consensus store answers.");
    }

    private static PanelBuilder criticalAlerts() {
        return stat("Critical alerts", Unit.NUMBER)
                .background()
                .steps(Steps.MUST_BE_ZERO)
                .query(firing("critical"), "")
                .says("Alerts that fire and page.", "0.", "the table of alerts below names them; each has a runbook.");
    }

    private static PanelBuilder warningAlerts() {
        return stat("Warnings", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query(firing("warning"), "")
                .says(
                        "Alerts that fire and do not page.",
                        "0.",
                        "work for today; the table of alerts below names them.");
    }

    private static String firing(String severity) {
        return "count(ALERTS{alertstate=\"firing\",severity=\"" + severity + "\",cluster=~\"$cluster\"}) or 0 * "
                + ALL_SERVERS;
    }

    private PanelBuilder connections() {
        return stat("Connections used", Unit.RATIO)
                .sparkline()
                .steps(Steps.above(limits.connections().used()))
                .query("max(" + Health.CONNECTIONS_USED + ")", "")
                .link(DrillDown.all("Locks and sessions", Uid.LOCKS))
                .says(
                        "Sessions of the fullest server, as a share of `max_connections` without those reserved for superusers.",
                        "well below the first limit, without a rising trend.",
                        "clients are refused at 100 %. Find out who opens them; put a pooler in front, or close idle sessions.");
    }

    private PanelBuilder lagBytes() {
        return stat("Replica lag, bytes", Unit.BYTES)
                .sparkline()
                .steps(Steps.above(limits.replication().lagSize()))
                .query("max(" + Health.LAG_BYTES + ")", "")
                .mayBeEmpty("a server without standbys has no lag")
                .link(DrillDown.all("Replication", Uid.REPLICATION))
                .says(
                        "WAL that the furthest standby has not replayed yet, as the primary sees it.",
                        "close to 0; peaks while data is loaded.",
                        "a failover to this standby takes longer, or loses transactions. See which stage is slow.");
    }

    private PanelBuilder lagSeconds() {
        return stat("Replica lag, time", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.replication().lagTime()))
                .query("max(" + Health.LAG_SECONDS + ")", "")
                .mayBeEmpty("without standbys there is no lag")
                .link(DrillDown.all("Replication", Uid.REPLICATION))
                .says(
                        "Age of the newest transaction that the furthest standby has replayed, by the standby's own account.",
                        "below a second or two.",
                        "readers of the standby see old data. 0 together with many bytes of lag means that nothing arrives.");
    }

    private PanelBuilder backupAge() {
        return stat("Age of last backup", Unit.SECONDS)
                .steps(Steps.above(limits.backup().age()))
                .query("max(" + Health.BACKUP_AGE + ")", "")
                .mayBeEmpty("where no backups are configured, and until the first one has ended")
                .link(DrillDown.all("Backup and recovery", Uid.BACKUP))
                .says(
                        "Time since the last backup of any type ended, of the cluster whose backup is oldest.",
                        "less than the interval between backups.",
                        "the backup dashboard shows what the last run said and when the next one is due.");
    }

    private PanelBuilder diskFree() {
        return stat("Disk space free", Unit.RATIO)
                .sparkline()
                .steps(Steps.below(limits.disk().free()))
                .query("min(" + Health.DISK_FREE + ")", "")
                .mayBeEmpty("needs node_exporter on the hosts")
                .link(DrillDown.all("System resources", Uid.SYSTEM))
                .says(
                        "Free share of the fullest file system of all hosts.",
                        "above the first limit, falling slowly if at all.",
                        "a full disk stops the server. Find what grows: data, WAL that a slot or a failing archive keeps, logs.");
    }

    private PanelBuilder transactionIds() {
        return stat("Transaction ids used", Unit.RATIO)
                .steps(Steps.above(limits.vacuum().wraparound()))
                .query("max(" + Health.XID_USED + ")", "")
                .mayBeEmpty("needs the exporter's collector `database_wraparound`")
                .link(DrillDown.all("Vacuum and bloat", Uid.VACUUM))
                .says(
                        "Age of the oldest database as a share of the 2^31 transactions after which the server refuses to write.",
                        "below 10 %, since autovacuum freezes at `autovacuum_freeze_max_age`.",
                        "vacuum is held up. Look for old transactions, forgotten slots and prepared transactions.");
    }

    private PanelBuilder longestTransaction() {
        return stat("Longest transaction", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.transactions().longTransaction()))
                .query(Health.LONGEST_TRANSACTION, "")
                .link(DrillDown.all("Locks and sessions", Uid.LOCKS))
                .says(
                        "Age of the oldest open transaction of a client, on any server.",
                        "seconds to minutes, as the application needs.",
                        "old transactions keep vacuum from removing rows and hold locks. Find the session in `pg_stat_activity`.");
    }

    private PanelBuilder blocked() {
        return stat("Blocked sessions", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.transactions().blockedSessions()))
                .query("sum(pg_blocked_sessions{@}) or 0 * " + ALL_SERVERS, "")
                .link(DrillDown.all("Locks and sessions", Uid.LOCKS))
                .says(
                        "Sessions that wait for a lock that another session holds.",
                        "0, or a few for moments.",
                        "find the session at the root of the tree of waits; ending it lets the others go on.");
    }
}
