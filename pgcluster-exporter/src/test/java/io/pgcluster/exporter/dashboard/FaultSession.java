package io.pgcluster.exporter.dashboard;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/** A session of which something is wrong. */
final class FaultSession implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;
    private final Connection connection;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** Opens it in the application's database. */
    FaultSession(EmbeddedPostgres server) throws SQLException {
        this.server = server;
        this.connection = server.connect(SeededServer.DATABASE);
    }

    /** Runs these statements. */
    FaultSession once(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** Runs statements of which the server refuses one. */
    FaultSession refused(String... statements) throws SQLException {
        try {
            once(statements);
        } catch (SQLException e) {
            return this;
        }
        throw new AssertionError("the server accepted " + String.join("; ", statements));
    }

    /** Runs a statement again and again in the background, until it is refused or the session is closed. */
    FaultSession repeat(String sql) {
        thread.execute(() -> {
            try (Statement statement = connection.createStatement()) {
                while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                // The session was ended on purpose.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /** A server notices only after its statement that a client has gone. */
    private void terminate() throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        try (Connection other = server.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ", " + STOP_LIMIT.toMillis() + ")");
        }
    }

    @Override
    public void close() throws SQLException {
        stopped.countDown();
        terminate();
        connection.abort(Runnable::run);
        ThreadEnd.await(thread, STOP_LIMIT, "the statement of a fault");
    }
}
