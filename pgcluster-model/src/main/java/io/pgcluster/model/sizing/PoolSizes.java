package io.pgcluster.model.sizing;

/**
 * Server connections of one PgBouncer.
 *
 * @param maxDbConnections {@code max_db_connections}: to the application database, all users together
 * @param defaultPoolSize {@code default_pool_size}: of one user
 * @param minPoolSize {@code min_pool_size}: kept open
 * @param reservePoolSize {@code reserve_pool_size}: beyond the pool's size when clients wait
 * @param authConnections connections of {@code auth_query}
 */
public record PoolSizes(
        int maxDbConnections, int defaultPoolSize, int minPoolSize, int reservePoolSize, int authConnections) {
    /** PgBouncer looks passwords up over so many connections. */
    public static final int AUTH_CONNECTIONS = 2;

    static PoolSizes of(int maxDbConnections) {
        int quarter = maxDbConnections / 4;
        return new PoolSizes(maxDbConnections, Math.max(1, maxDbConnections / 2), quarter, quarter, AUTH_CONNECTIONS);
    }
}
