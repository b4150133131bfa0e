package io.pgcluster.model.sizing;

/**
 * Server connections of one PgBouncer to one database.
 *
 * @param database its name
 * @param maxDbConnections {@code max_db_connections}: all users together
 * @param defaultPoolSize {@code pool_size}: of one user
 * @param minPoolSize {@code min_pool_size}: kept open
 * @param reservePoolSize {@code reserve_pool_size}: beyond the pool's size when clients wait
 */
public record DatabasePool(
        String database, int maxDbConnections, int defaultPoolSize, int minPoolSize, int reservePoolSize) {
    static DatabasePool of(String database, int maxDbConnections) {
        int quarter = maxDbConnections / 4;
        return new DatabasePool(database, maxDbConnections, Math.max(1, maxDbConnections / 2), quarter, quarter);
    }
}
