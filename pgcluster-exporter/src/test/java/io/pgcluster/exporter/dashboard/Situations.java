package io.pgcluster.exporter.dashboard;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a healthy cluster does not have, and panels show: a session that is idle in a transaction and holds a lock, another that waits for
 * it, and one that keeps sorting in temporary files, reading and writing a temporary table larger than its buffers, and rolling back.
 */
final class Situations implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final List<Connection> sessions = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();

    private Situations(EmbeddedPostgres server) {
        this.server = server;
    }

    static Situations start(WatchedCluster cluster) throws SQLException {
        Situations situations = new Situations(cluster.server().server());
        boolean done = false;
        try {
            situations.open();
            done = true;
            return situations;
        } finally {
            if (!done) {
                situations.closeSessions();
            }
        }
    }

    private void open() throws SQLException {
        execute(session(), "CREATE TABLE IF NOT EXISTS held(id int)", "BEGIN", "LOCK TABLE held");
        Connection waiter = session();
        threads.execute(() -> {
            try {
                execute(waiter, "INSERT INTO held VALUES (1)");
            } catch (SQLException e) {
                // Its session ends with the situations.
                return;
            }
        });
        Connection busy = session();
        execute(
                busy,
                "SET temp_buffers = '800kB'",
                "CREATE TEMP TABLE larger AS SELECT generate_series(1, 50000) AS id");
        threads.execute(() -> repeat(busy));
    }

    private void repeat(Connection connection) {
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                execute(
                        connection,
                        "SET work_mem = '64kB'",
                        "SELECT count(*) FROM (SELECT n FROM generate_series(1, 50000) n ORDER BY n DESC OFFSET 0) s",
                        "UPDATE larger SET id = id WHERE id % 1000 = 0",
                        "BEGIN",
                        "UPDATE account SET note = 'x' WHERE id = 4500",
                        "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails if the busy session has failed. */
    void check() throws SQLException {
        SQLException e = failure.get();
        if (e != null) {
            throw e;
        }
    }

    private Connection session() throws SQLException {
        Connection connection = server.connect(SeededServer.DATABASE);
        sessions.add(connection);
        return connection;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void closeSessions() throws SQLException {
        for (Connection session : sessions) {
            session.abort(Runnable::run);
        }
    }

    @Override
    public void close() throws SQLException {
        stopped.countDown();
        closeSessions();
        ThreadEnd.await(threads, STOP_LIMIT, "a session");
    }
}
