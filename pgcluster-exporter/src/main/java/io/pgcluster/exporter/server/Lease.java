package io.pgcluster.exporter.server;

import io.pgcluster.exporter.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;

/** A session that is lent to one worker; closing gives it back. */
public final class Lease implements AutoCloseable {
    private final Pools pools;
    private final DatabasePool pool;
    private final Connection connection;
    private final ServerFacts facts;
    private final ServerLimits limits;
    private Duration statementTimeout;
    private boolean usable = true;

    Lease(Pools pools, DatabasePool pool, Connection connection, ServerFacts facts, ServerLimits limits) {
        this.pools = pools;
        this.pool = pool;
        this.connection = connection;
        this.facts = facts;
        this.limits = limits;
        this.statementTimeout = limits.statementTimeout();
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
        SessionSettings.limitStatements(connection, timeout);
        statementTimeout = timeout;
    }

    /** Before a user's query: names mean what they mean to any session of this login, until {@link #reset}. */
    public void followLoginPath() throws SQLException {
        SessionSettings.followLoginPath(connection);
    }

    /** After a user's query, however it ended: nothing that it has left behind is there for the next one. */
    public void reset() {
        try {
            SessionSettings.reset(connection, limits);
            statementTimeout = limits.statementTimeout();
        } catch (SQLException e) {
            usable = false;
        }
    }

    /** Whether it is as it was lent; one that could not be reset is ended when it is given back. */
    public boolean isUsable() {
        return usable;
    }

    /** Cuts the connection under a run that does not end; returns at once. */
    public void abort(Executor executor) throws SQLException {
        connection.abort(executor);
    }

    /** Gives the connection back; one of which the limits cannot be restored is closed instead. */
    @Override
    public void close() {
        try {
            if (usable) {
                limitStatements(limits.statementTimeout());
                connection.close();
            } else {
                pool.discard(connection);
            }
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
