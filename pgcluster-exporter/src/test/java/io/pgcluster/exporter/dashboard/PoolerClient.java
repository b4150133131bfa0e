package io.pgcluster.exporter.dashboard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A client of a pooler that begins a transaction and does not end it, or waits until it may begin. */
final class PoolerClient implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicReference<@Nullable Connection> opened = new AtomicReference<>();
    private volatile boolean closed;

    PoolerClient(String url) {
        thread.execute(() -> begin(url));
    }

    private void begin(String url) {
        try {
            Connection connection = DriverManager.getConnection(url);
            opened.set(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN; SELECT 1");
            }
            if (closed) {
                // It was still connecting when it was closed.
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // It was closed while it waited.
            return;
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        Connection connection = opened.get();
        if (connection != null) {
            connection.abort(Runnable::run);
        }
        thread.shutdownNow();
        ThreadEnd.await(thread, STOP_LIMIT, "a client of the pooler");
    }
}
