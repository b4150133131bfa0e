package io.pgcluster.exporter.server;

import io.pgcluster.exporter.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;

/** A session that is lent to one worker; closing gives it back. */
public final class Lease implements AutoCloseable {
    private final Pools pools;
    private final DatabasePool pool;
    private final Connection connection;
    private final ServerFacts facts;
    private final Duration usual;
    private Duration statementTimeout;

    Lease(Pools pools, DatabasePool pool, Connection connection, ServerFacts facts, Duration statementTimeout) {
        this.pools = pools;
        this.pool = pool;
        this.connection = connection;
        this.facts = facts;
        this.usual = statementTimeout;
        this.statementTimeout = statementTimeout;
    }

    /** What is known of the server, seen from this database. */
    public ServerFacts facts() {
        return facts;
    }

    /** The session for one run of a collector. */
    public Session session(Deadline deadline) {
        return new BoundSession(connection, facts, deadline);
    }

    /** Lets the server break off statements after this; costs a round trip only when it changes. */
    public void limitStatements(Duration timeout) throws SQLException {
        if (timeout.equals(statementTimeout)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = " + timeout.toMillis());
        }
        Duration answer = timeout.plus(SessionFactory.DRIVER_MARGIN);
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
        statementTimeout = timeout;
    }

    /** Cuts the connection under a run that does not end; returns at once. */
    public void abort(Executor executor) throws SQLException {
        connection.abort(executor);
    }

    /** Gives the connection back; one of which the limits cannot be restored is closed instead. */
    @Override
    public void close() {
        try {
            limitStatements(usual);
            connection.close();
        } catch (SQLException e) {
            pool.discard(connection);
        } finally {
            pools.release(pool);
        }
    }

    private record BoundSession(Connection connection, ServerFacts facts, Deadline deadline) implements Session {
        @Override
        public Duration remaining() {
            return deadline.remaining();
        }
    }
}
