package io.pgcluster.exporter.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pgcluster.exporter.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** The kept connections to one database. */
final class DatabasePool implements AutoCloseable {
    /** How long the pool is waited for at a time, to look whether connecting has failed: the shortest that it takes. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(250);

    /** How long a kept connection may take to show that it is alive. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(1_500);

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final SessionFactory factory;
    private final HikariDataSource pool;

    DatabasePool(Dsn dsn, ServerLimits limits, String database, int size, ScheduledExecutorService housekeeping) {
        factory = new SessionFactory(dsn, limits, database);
        HikariConfig config = new HikariConfig();
        config.setPoolName(dsn.address() + "/" + database);
        config.setDataSource(factory);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setIdleTimeout(limits.idleTimeout().toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setKeepaliveTime(0);
        config.setScheduledExecutor(housekeeping);
        config.setExceptionOverride(new KeepConnectionIfUnsupported());
        pool = new HikariDataSource(config);
    }

    /**
     * A connection, a kept one if there is one that is alive.
     *
     * @throws SQLException what went wrong while connecting, as soon as it does, or a timeout at the deadline
     */
    Connection connection(Deadline deadline) throws SQLException {
        // Asked here, lest the pool tries in vain, pauses, and is not ready when trying makes sense again.
        factory.requireNoBackoff();
        long failuresBefore = factory.backoff().failures();
        while (true) {
            long start = System.nanoTime();
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                requireHope(failuresBefore, waited, deadline, e);
            }
        }
    }

    private void requireHope(long failuresBefore, Duration waited, Deadline deadline, SQLException timeout)
            throws SQLException {
        Optional<SQLException> failure = factory.backoff().lastFailure();
        if (failure.isPresent() && factory.backoff().failures() > failuresBefore) {
            throw failure.get();
        }
        if (waited.compareTo(VALIDATION_TIMEOUT) >= 0) {
            // The other kept connections lead to the same server, which is as silent there.
            pool.getHikariPoolMXBean().softEvictConnections();
            throw new SQLException(
                    "a kept connection did not answer within " + VALIDATION_TIMEOUT.toMillis() + " ms",
                    "08006",
                    timeout);
        }
        if (deadline.passed()) {
            throw new SQLException("no connection before the deadline", "08001", timeout);
        }
    }

    void resize(int size) {
        if (pool.getMaximumPoolSize() > size) {
            pool.setMaximumPoolSize(size);
            pool.getHikariPoolMXBean().softEvictConnections();
        } else {
            pool.setMaximumPoolSize(size);
        }
    }

    void closeIdle() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    void discard(Connection connection) {
        pool.evictConnection(connection);
    }

    PoolNumbers numbers() {
        var bean = pool.getHikariPoolMXBean();
        return new PoolNumbers(
                bean.getActiveConnections(), bean.getIdleConnections(), bean.getThreadsAwaitingConnection());
    }

    @Override
    public void close() {
        pool.close();
    }
}
