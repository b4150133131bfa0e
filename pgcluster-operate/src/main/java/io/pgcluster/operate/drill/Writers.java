package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.Endpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Client threads that each write one row per transaction, spread over the poolers, each with all addresses. A row that failed is never repeated, as an
 * application without idempotent writes would have to do; the thread connects again and continues with the next.
 */
final class Writers implements AutoCloseable {
    /** Longer than any bound of a plan's: a client that gives up earlier would measure itself. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final Duration THINK = Duration.ofMillis(10);
    private static final Duration RECONNECT = Duration.ofMillis(50);
    private static final Duration END = Duration.ofSeconds(100);

    private final ClientAccess access;
    private final Ledger ledger;
    private final ClientKind client;
    private final AtomicLong ids = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Writers(ClientAccess access, Ledger ledger, ClientKind client) {
        this.access = access;
        this.ledger = ledger;
        this.client = client;
    }

    /** Starts {@code number} threads. */
    void start(int number) {
        for (int writer = 0; writer < number; writer++) {
            int self = writer;
            List<Endpoint> endpoints = new ArrayList<>(access.writable());
            Collections.rotate(endpoints, writer);
            Thread thread = new Thread(() -> write(self, endpoints), "drill writer " + writer);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets every thread end its row. */
    @Override
    public void close() {
        stopping = true;
        long end = System.nanoTime() + END.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FailedException("interrupted while writers were ending", e);
            }
        }
    }

    private void write(int writer, List<Endpoint> endpoints) {
        while (!stopping) {
            try (Connection connection = access.connect(endpoints, ANSWER, client.prepareThreshold());
                    PreparedStatement insert = connection.prepareStatement(LedgerTable.INSERT)) {
                writeRows(writer, connection, insert);
            } catch (SQLException e) {
                ledger.failed(String.valueOf(e.getMessage()));
                pause(RECONNECT);
            }
        }
    }

    private void writeRows(int writer, Connection connection, PreparedStatement insert) throws SQLException {
        while (!stopping) {
            long id = ids.incrementAndGet();
            try {
                insert.setLong(1, id);
                insert.setInt(2, writer);
                ledger.acknowledge(write(id, writer, insert));
            } catch (SQLException e) {
                ledger.unknown(id, String.valueOf(e.getMessage()));
                // Refused by a server, as when it is read-only yet, the connection continues; any other has ended.
                if (connection.isClosed() || !connection.isValid(1)) {
                    return;
                }
                pause(RECONNECT);
            }
            pause(THINK);
            if (client.isReconnecting()) {
                return;
            }
        }
    }

    private static Acknowledgement write(long id, int writer, PreparedStatement insert) throws SQLException {
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            // The result arrives with the command's completion: in autocommit that is after the commit.
            return new Acknowledgement(id, writer, System.nanoTime(), row.getString(1), row.getLong(2));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
