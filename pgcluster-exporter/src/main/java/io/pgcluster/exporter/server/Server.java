package io.pgcluster.exporter.server;

import io.pgcluster.exporter.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** One PostgreSQL server: few sessions, kept from scrape to scrape, in whichever of its databases they are needed. */
public final class Server implements AutoCloseable {
    private final Dsn dsn;
    private final ServerLimits limits;
    private final Pools pools;

    /**
     * Connects to nothing yet.
     *
     * @param housekeeping closes connections that have been idle; shared by all servers
     */
    public Server(Dsn dsn, ServerLimits limits, ScheduledExecutorService housekeeping) {
        this.dsn = dsn;
        this.limits = limits;
        this.pools = new Pools(dsn, limits, housekeeping);
    }

    /** How it is reached. */
    public Dsn dsn() {
        return dsn;
    }

    /** What it is asked for at most. */
    public ServerLimits limits() {
        return limits;
    }

    /** Divides the connections for visiting so many places in addition to the home database; how many are for home. */
    public int share(int others) {
        return pools.share(others);
    }

    /** Closes the idle connections, and those in use as soon as they are given back. */
    public void closeIdle() {
        pools.closeIdle();
    }

    /** Connections to it. */
    public PoolNumbers numbers() {
        return pools.numbers();
    }

    /**
     * Lends a session, having read the facts, which shows that the server answers.
     *
     * @throws SQLException if there is none by the deadline, or the server does not answer
     */
    public Lease lease(Place place, Deadline deadline) throws SQLException {
        return lease(place, deadline, Optional.empty());
    }

    /** Lends a further session to a place of which the facts have been read a moment ago. */
    public Lease lease(Place place, Deadline deadline, ServerFacts facts) throws SQLException {
        return lease(place, deadline, Optional.of(facts));
    }

    private Lease lease(Place place, Deadline deadline, Optional<ServerFacts> known) throws SQLException {
        DatabasePool pool = pools.acquire(place, deadline);
        boolean lent = false;
        try {
            Lease lease = known.isPresent() ? lend(pool, pool.connection(deadline), known.get()) : ask(pool, deadline);
            lent = true;
            return lease;
        } finally {
            if (!lent) {
                pools.release(pool);
            }
        }
    }

    /** Each kept connection may have been cut since it was used last, which says nothing about the server; a new one does. */
    private Lease ask(DatabasePool pool, Deadline deadline) throws SQLException {
        for (int kept = limits.connections(); ; kept--) {
            Connection connection = pool.connection(deadline);
            try {
                return lend(pool, connection, FactsReader.read(connection));
            } catch (SQLException e) {
                pool.discard(connection);
                SqlState state = SqlState.of(e);
                if (kept == 0 || !state.isConnectionLost() || state.timedOut()) {
                    throw e;
                }
            }
        }
    }

    private Lease lend(DatabasePool pool, Connection connection, ServerFacts facts) {
        return new Lease(pools, pool, connection, facts, limits);
    }

    @Override
    public void close() {
        pools.close();
    }
}
