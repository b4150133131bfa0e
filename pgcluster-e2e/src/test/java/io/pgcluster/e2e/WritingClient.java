package io.pgcluster.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A client that writes row after row over one connection until it is closed, and remembers every error. */
final class WritingClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Connection connection;
    private final AtomicLong rows = new AtomicLong();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::write, "writing client");
    private volatile boolean stopping;

    private WritingClient(Connection connection) {
        this.connection = connection;
    }

    /** Connects through {@code port}, makes its table, and begins. */
    static WritingClient start(LiveCluster cluster, int port) throws SQLException {
        Connection connection = Clients.connect(cluster, port);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS written (id bigint)");
        }
        WritingClient client = new WritingClient(connection);
        client.thread.start();
        return client;
    }

    /** Waits until so many rows more are acknowledged. */
    void awaitRows(long more) {
        long wanted = rows.get() + more;
        Await.until(more + " rows more are acknowledged", LIMIT, () -> rows.get() >= wanted || !thread.isAlive());
        if (rows.get() < wanted) {
            throw new AssertionError("the client gave up: " + errors);
        }
    }

    /** What it was told instead of an acknowledgement. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    private void write() {
        try (Statement statement = connection.createStatement()) {
            while (!stopping) {
                statement.execute("INSERT INTO written VALUES (" + rows.get() + ")");
                rows.incrementAndGet();
            }
        } catch (SQLException e) {
            errors.add(Optional.ofNullable(e.getMessage()).orElse("no message"));
        }
    }

    @Override
    public void close() throws SQLException {
        stopping = true;
        try {
            thread.join(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
