package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.dashboard.QueryAnswer.Series;
import java.util.List;
import java.util.OptionalDouble;

/** A panel that an operator would look at, what its number is, and by how much that must grow to be more than noise. */
enum Reading {
    LONGEST_TRANSACTION("pgcluster-overview", "Longest transaction", "pg1", 3.5),
    LONGEST_IDLE_IN_TRANSACTION("pgcluster-locks", "Longest idle in transaction", "pg1", 3.5),
    BLOCKED_SESSIONS("pgcluster-overview", "Blocked sessions", "pg1", 0.5),
    LONGEST_LOCK_WAIT("pgcluster-locks", "Longest wait for a lock", "pg1", 1),
    WAITING_LOCK_REQUESTS("pgcluster-locks", "Requests that wait", "pg1", 0.5),
    DEADLOCKS("pgcluster-overview", "Deadlocks in 10 minutes", "pg1", 0.5),
    TEMPORARY_FILES("pgcluster-overview", "Written to temporary files", "pg1", 100_000),
    ROLLED_BACK("pgcluster-overview", "Share rolled back", "pg1", 0.05),
    CONNECTIONS_USED("pgcluster-overview", "Connections used", "pg1", 0.15),
    INACTIVE_SLOTS("pgcluster-replication", "Slots", "pg1", 0.5, Reduction.ZEROS),
    FAILED_ARCHIVES("pgcluster-wal", "WAL files archived", "B", "pg1", 0.01, Reduction.LARGEST),
    REQUESTED_CHECKPOINTS("pgcluster-wal", "Checkpoints per hour", "B", "pg1", 0.5, Reduction.LARGEST),
    DEAD_ROWS("pgcluster-vacuum", "Dead rows", "pg1", 20_000),
    CLIENTS_WAITING("pgcluster-pgbouncer", "Clients waiting", "pooler1", 1.5),
    PENDING_RESTARTS("pgcluster-overview", "Settings that wait for a restart", "pg1", 0.5),
    REPLAY_PAUSED("pgcluster-replication", "Replay paused", "pg2", 0.5),
    NOT_REPLAYED("pgcluster-replication", "Received and not replayed", "pg2", 300_000),
    SERVERS_DOWN("pgcluster-overview", "Servers down", "pg2", 0.5),
    ;

    /** How the series of a panel become one number. */
    private enum Reduction {
        LARGEST,
        /** How many of them are zero. */
        ZEROS
    }

    private final String dashboard;
    private final String title;
    private final String target;
    private final String server;
    private final double margin;
    private final Reduction number;

    Reading(String dashboard, String title, String server, double margin) {
        this(dashboard, title, server, margin, Reduction.LARGEST);
    }

    Reading(String dashboard, String title, String server, double margin, Reduction number) {
        this(dashboard, title, "A", server, margin, number);
    }

    Reading(String dashboard, String title, String target, String server, double margin, Reduction number) {
        this.dashboard = dashboard;
        this.title = title;
        this.target = target;
        this.server = server;
        this.margin = margin;
        this.number = number;
    }

    /** The uid of its dashboard. */
    String dashboard() {
        return dashboard;
    }

    String title() {
        return title;
    }

    /** Which of the panel's queries. */
    String target() {
        return target;
    }

    /** The server that is chosen when it is read. */
    String server() {
        return server;
    }

    /** Nothing where a scrape is missing or came in part, unless no line means that there is none of it. */
    OptionalDouble number(List<Series> series) {
        return series.isEmpty() && this != DEADLOCKS && this != WAITING_LOCK_REQUESTS
                ? OptionalDouble.empty()
                : OptionalDouble.of(number == Reduction.LARGEST ? largest(series) : zeros(series));
    }

    /** Whether the second value is more than the first one and noise. */
    boolean moved(double before, double after) {
        return after > before + margin;
    }

    private static double largest(List<Series> series) {
        return series.stream().mapToDouble(one -> one.values().get(0)).max().orElse(0);
    }

    private static double zeros(List<Series> series) {
        return series.stream().filter(one -> one.values().get(0) == 0).count();
    }
}
