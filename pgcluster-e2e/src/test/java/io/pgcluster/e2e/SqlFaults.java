package io.pgcluster.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What applications do wrong, all at the same time, until closed. A proxy admits six connections that keep a session; the rest goes through
 * the first pooler, and the crowd that fills the server comes from its own container.
 */
final class SqlFaults implements AutoCloseable {
    /** Of the 97 connections that clients may use: more than 80 and less than 95 percent. */
    private static final int SESSIONS = 86;

    /** More than the 10 sessions from which on a crowd that waits is reported. */
    private static final int WAITING = 12;

    /** More than half of what 100 connections with 64 locks each have room for. */
    private static final int LOCKS = 3_600;

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final String CROWD =
            "for i in $(seq %s); do psql -XAtqc 'SELECT pg_sleep(600)' & sleep 0.1; done; wait";

    private final LiveCluster cluster;
    private final String primary;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * None yet.
     *
     * @param port of the first pooler; the direct one is four above
     */
    SqlFaults(LiveCluster cluster, String primary, int port) {
        this.cluster = cluster;
        this.primary = primary;
        this.port = port;
    }

    /** What they are reported as. */
    List<String> alerts() {
        return Stream.of(
                        "PostgresIdleInTransaction warning",
                        "PostgresLongTransaction warning",
                        "PostgresLongQuery warning",
                        "PostgresLockWait warning",
                        "PostgresBlockedSessions warning",
                        "PostgresLockTableFilling warning",
                        "PostgresDeadlocks warning",
                        "PostgresRollbackRatioHigh warning",
                        "PostgresTempFilesHigh warning",
                        "PostgresConnectionsHigh warning",
                        "PostgresRoleConnectionsHigh warning",
                        "PostgresVacuumBehind warning")
                .map(alert -> alert + " " + primary)
                .toList();
    }

    void begin() throws SQLException {
        execute("CREATE TABLE locked (id int)");
        execute("CREATE TABLE pair AS SELECT id, 0 AS n FROM generate_series(1, 2) AS id");
        neglectATable();
        holdLocks();
        execute("CREATE TABLE large AS SELECT n, repeat('x', 500) FROM generate_series(1, 20000) AS n");
        repeatDeadlocks();
        repeat(port, SqlFaults::rollBack);
        repeat(port, SqlFaults::spill);
        Await.until(
                "the crowd waits",
                START,
                () -> count("WHERE query ~ 'FROM locked' AND wait_event = 'relation'") == WAITING);
        fillConnections();
    }

    /** Over a connection of its own, which reports what it did when it ends; one of a pool may not for as long as it waits for a lock. */
    private void neglectATable() throws SQLException {
        try (Connection connection = Clients.connect(cluster, port + 4)) {
            Clients.execute(connection, "CREATE TABLE neglected AS SELECT n FROM generate_series(1, 20000) AS n");
            Clients.execute(connection, "DELETE FROM neglected WHERE n > 5000");
        }
    }

    private void execute(String sql) throws SQLException {
        Clients.execute(cluster, port, sql);
    }

    /** A connection without a limit for answers: some wait for a lock until the end. */
    private Connection connect(int through) throws SQLException {
        Properties properties = Clients.properties(cluster);
        properties.setProperty("socketTimeout", "0");
        Connection connection =
                DriverManager.getConnection("jdbc:postgresql://localhost:" + through + "/myapp", properties);
        open.add(connection);
        return connection;
    }

    /** One session idle in its transaction with a lock that a crowd waits for, one that keeps thousands of locks. */
    private void holdLocks() throws SQLException {
        Connection holder = connect(port + 4);
        holder.setAutoCommit(false);
        Clients.execute(holder, "LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
        for (int i = 0; i < WAITING; i++) {
            repeat(port, waiting -> Clients.execute(waiting, "SELECT count(*) FROM locked"));
        }
        Clients.execute(
                connect(port + 4), "SELECT count(pg_advisory_lock(n)) FROM generate_series(1, " + LOCKS + ") AS n");
    }

    /** Sessions up to {@link #SESSIONS}, and a limit for the application's role that leaves it little more than it has. */
    private void fillConnections() {
        String crowd = CROWD.formatted(SESSIONS - count("WHERE backend_type = 'client backend'"));
        cluster.exec(primary, "sh", "-c", "(" + crowd + ") >/dev/null 2>&1 &").orFail();
        ask("ALTER ROLE appuser CONNECTION LIMIT " + Math.round(count("WHERE usename = 'appuser'") / 0.88));
    }

    private int count(String sessions) {
        return Integer.parseInt(ask("SELECT count(*) FROM pg_stat_activity " + sessions));
    }

    private String ask(String sql) {
        return cluster.exec(primary, "psql", "-XAtqc", sql).orFail().out().strip();
    }

    private static void rollBack(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Clients.execute(connection, "SELECT pg_sleep(0.01)");
        connection.rollback();
    }

    private static void spill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Clients.execute(connection, "SET LOCAL work_mem = '64kB'");
        Clients.execute(
                connection,
                "SELECT count(*) FROM (SELECT n FROM generate_series(1, 20000) AS n ORDER BY -n OFFSET 1) AS sorted");
        connection.commit();
        Clients.execute(connection, "SELECT pg_sleep(0.2)");
        connection.commit();
    }

    /** Each locks the row that the other wants next; one of the two is cancelled, and both begin again. */
    private void repeatDeadlocks() {
        for (List<Integer> order : List.of(List.of(1, 2), List.of(2, 1))) {
            repeat(port + 4, connection -> {
                connection.setAutoCommit(false);
                for (int row : order) {
                    Clients.execute(connection, "UPDATE pair SET n = n + 1 WHERE id = " + row);
                    Clients.execute(connection, "SELECT pg_sleep(0.2)");
                }
                connection.rollback();
            });
        }
    }

    /** Over and over, on another connection where one is lost. */
    private void repeat(int through, Work work) {
        threads.execute(() -> {
            while (!closed) {
                try (Connection connection = connect(through)) {
                    while (!closed && !connection.isClosed()) {
                        attempt(work, connection);
                    }
                } catch (SQLException lost) {
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
        });
    }

    /** Goes on after a transaction that was cancelled. */
    private static void attempt(Work work, Connection connection) throws SQLException {
        try {
            work.on(connection);
        } catch (SQLException cancelled) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the sessions did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'");
        ask("ALTER ROLE appuser CONNECTION LIMIT -1");
        execute("DROP TABLE IF EXISTS neglected");
    }
}
