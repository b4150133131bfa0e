package io.pgcluster.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Applications that write and read a little until closed, through the poolers, and connect again after an error as applications do. */
final class SteadyLoad implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int ROWS = 5_000;
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LiveCluster cluster;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong transactions = new AtomicLong();
    private volatile boolean closed;

    private SteadyLoad(LiveCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Begins.
     *
     * @param port of the first pooler; that of the second is one above
     */
    static SteadyLoad start(LiveCluster cluster, int port) throws SQLException {
        SteadyLoad load = new SteadyLoad(cluster);
        Clients.execute(
                cluster,
                port,
                "CREATE TABLE orders AS SELECT id, 0 AS changes, repeat('x', 100) AS text FROM generate_series(1, "
                        + ROWS + ") AS id");
        Clients.execute(cluster, port, "ALTER TABLE orders ADD PRIMARY KEY (id)");
        for (int client = 0; client < CLIENTS; client++) {
            int pooler = port + client % 2;
            Thread thread = new Thread(() -> load.run(pooler), "steady load " + client);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    /** Transactions that were acknowledged. */
    long transactions() {
        return transactions.get();
    }

    private void run(int pooler) {
        while (!closed) {
            try (Connection connection = Clients.connect(cluster, pooler)) {
                while (!closed) {
                    work(connection);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void work(Connection connection) throws SQLException {
        int id = ThreadLocalRandom.current().nextInt(1, ROWS - 10);
        Clients.execute(connection, "UPDATE orders SET changes = changes + 1 WHERE id = " + id);
        Clients.execute(connection, "SELECT text FROM orders WHERE id BETWEEN " + id + " AND " + (id + 10));
        Clients.execute(connection, "SELECT pg_sleep(0.05)");
        transactions.addAndGet(3);
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join(LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (threads.stream().anyMatch(Thread::isAlive)) {
            throw new AssertionError("the load did not end within " + LIMIT);
        }
    }
}
