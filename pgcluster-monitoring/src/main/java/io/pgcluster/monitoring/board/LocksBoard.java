package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.bars;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.stat;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** What sessions do and what they wait for. */
final class LocksBoard {
    private static final String CLIENTS = "{@db,backend_type=~\"(client backend)?\"";

    private final Thresholds limits;

    private LocksBoard(Thresholds limits) {
        this.limits = limits;
    }

    static Dashboard dashboard(Thresholds limits) {
        LocksBoard board = new LocksBoard(limits);
        return new Dashboard(
                Uid.LOCKS,
                "PostgreSQL / Locks and sessions",
                "What sessions do, what they wait for, and who is in the way.",
                "1h",
                Header.variables("pg_up", Header.database(), Header.TOP_N),
                Header.annotations(),
                List.of(
                        Row.open(
                                "Is it fine?",
                                board.blocked(),
                                board.longestWait(),
                                blocking(),
                                board.longestTransaction(),
                                board.idleInTransaction(),
                                board.connections()),
                        Row.open(
                                "Sessions",
                                states(),
                                board.transactionAges(),
                                board.idleAges(),
                                waits(),
                                used(limits),
                                applications()),
                        LockRows.now(limits),
                        LockRows.trees(limits),
                        SessionRows.limits(limits),
                        SessionRows.processes(),
                        SessionRows.prepared(limits)));
    }

    private PanelBuilder blocked() {
        return stat("Blocked sessions", Unit.NUMBER)
                .sparkline()
                .steps(Steps.above(limits.transactions().blockedSessions()))
                .query("sum(pg_blocked_sessions{@db}) or 0 * count(pg_up{@})", "")
                .says(
                        "Sessions that wait for a lock of another session.",
                        "0, or a few for moments.",
                        "end the session at the root of the tree: `SELECT pg_blocking_pids(pid), * FROM pg_stat_activity`.");
    }

    private PanelBuilder longestWait() {
        return stat("Longest wait for a lock", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.transactions().lockWait()))
                .query("max(pg_locks_max_wait_seconds{@})", "")
                .mayBeEmpty("PostgreSQL tells it since version 14")
                .says(
                        "For how long the oldest waiting request for a lock has been waiting.",
                        "0.",
                        "statements behind it pile up, and connections with them. Set `lock_timeout` for schema changes.");
    }

    private static PanelBuilder blocking() {
        return stat("Roots of trees", Unit.NUMBER)
                .sparkline()
                .query("sum(pg_lock_tree_roots{@})", "")
                .says(
                        "Sessions that others wait for and that wait for none themselves.",
                        "0.",
                        "ending these resolves all waiting.");
    }

    private PanelBuilder longestTransaction() {
        return stat("Longest transaction", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.transactions().longTransaction()))
                .query(Health.LONGEST_TRANSACTION, "")
                .says(
                        "Age of the oldest open transaction of a client.",
                        "seconds to minutes.",
                        "vacuum cannot remove rows that it may still see, on any table of the database.");
    }

    private PanelBuilder idleInTransaction() {
        return stat("Longest idle in transaction", Unit.SECONDS)
                .sparkline()
                .steps(Steps.above(limits.transactions().idleInTransaction()))
                .query("max(pg_stat_activity_max_idle_in_transaction_seconds{@db})", "")
                .says(
                        "For how long a session has done nothing with a transaction open.",
                        "below a second.",
                        "the application forgot to commit, or waits for something else. Set `idle_in_transaction_session_timeout`.");
    }

    private PanelBuilder connections() {
        return stat("Connections used", Unit.RATIO)
                .sparkline()
                .steps(Steps.above(limits.connections().used()))
                .query("max(" + Health.CONNECTIONS_USED + ")", "")
                .says(
                        "Sessions of the fullest server as a share of `max_connections` without those reserved for superusers.",
                        "well below the first limit.",
                        "see which application or role opens them.");
    }

    private static PanelBuilder states() {
        return graph("Sessions by state", Unit.NUMBER)
                .stacked()
                .query("sum by (state) (pg_stat_activity_count{@db}) > 0", "{{state}}")
                .says(
                        "Sessions by what they do.",
                        "few active, others idle, hardly any idle in a transaction.",
                        "active sessions that rise without more transactions are waiting: see for what.");
    }

    private PanelBuilder transactionAges() {
        return graph("Oldest transaction", Unit.SECONDS)
                .steps(Steps.above(limits.transactions().longTransaction()))
                .query("max by (@) (pg_stat_activity_max_tx_duration" + CLIENTS + "})", "{{instance}}")
                .says(
                        "Age of the oldest open transaction of a client, for each server.",
                        "a saw of low teeth.",
                        "a straight rise is one session: find it by `xact_start` in `pg_stat_activity`.");
    }

    private PanelBuilder idleAges() {
        return graph("Longest idle in transaction", Unit.SECONDS)
                .steps(Steps.above(limits.transactions().idleInTransaction()))
                .query(
                        "topk($topn, max by (@, datname) (pg_stat_activity_max_idle_in_transaction_seconds{@db})) > 0",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty("no session is idle in a transaction")
                .says(
                        "For how long a session of each database has been idle in a transaction.",
                        "nothing, or short teeth.",
                        "a straight rise is a session that the application forgot.");
    }

    private static PanelBuilder waits() {
        return graph("Sessions by what they wait for", Unit.NUMBER)
                .stacked()
                .query(
                        Promql.topSums(
                                "wait_event_type, wait_event",
                                "pg_stat_activity_wait_events{@,backend_type=\"client backend\",wait_event!=\"ClientRead\"}"),
                        "{{wait_event_type}} {{wait_event}}")
                .mayBeEmpty("no session waits for anything but its client")
                .says(
                        "Sessions that wait, by wait event; waiting for the client's next statement is left out.",
                        "few, changing.",
                        "`Lock` is another session, `LWLock` contention inside the server, `IO` the disk, `SyncRep` a standby.");
    }

    private static PanelBuilder used(Thresholds limits) {
        return graph("Connections used", Unit.RATIO)
                .steps(Steps.above(limits.connections().used()))
                .query(Health.CONNECTIONS_USED, "{{instance}}")
                .says(
                        "Sessions as a share of what clients may open.",
                        "well below the lines.",
                        "a pooler in transaction mode needs far fewer connections.");
    }

    private static PanelBuilder applications() {
        return bars("Sessions by role and application", Unit.NUMBER)
                .query(
                        "topk($topn, sum by (usename, application_name) (pg_stat_activity_count" + CLIENTS + "}) > 0)",
                        "{{usename}} {{application_name}}")
                .mayBeEmpty("no client is connected")
                .says(
                        "Who has the most sessions open.",
                        "as many as the pools of each application allow.",
                        "an application that leaks connections stands out.");
    }
}
