package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.DatabaseSpec;
import io.pgcluster.model.spec.PostgresSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Server connections of one PgBouncer. PgBouncer has a limit for each database and none for all of them, so what it may open is divided
 * among the databases that it serves, and it serves no other.
 *
 * @param databases one for each database, the application's first
 * @param authConnections connections of {@code auth_query}
 */
public record PoolSizes(List<DatabasePool> databases, int authConnections) {
    /** PgBouncer looks passwords up over so many connections. */
    public static final int AUTH_CONNECTIONS = 2;

    /** Keeps an unmodifiable copy. */
    public PoolSizes {
        databases = List.copyOf(databases);
    }

    /** Divides {@code total} connections: first what the specification fixes, then the rest in equal shares. */
    static PoolSizes of(int total, PostgresSpec postgres, int poolers) {
        int fixed = postgres.databases().stream()
                .mapToInt(database -> fixed(database, poolers))
                .sum();
        int sharing = 1
                + (int) postgres.databases().stream()
                        .filter(database -> database.connections().isEmpty())
                        .count();
        int share = Math.max(0, total - fixed) / sharing;
        int remainder = Math.max(0, total - fixed) % sharing;
        List<DatabasePool> pools = new ArrayList<>();
        pools.add(DatabasePool.of(postgres.database().text(), share + remainder));
        for (DatabaseSpec database : postgres.databases()) {
            int most = database.connections().isPresent() ? fixed(database, poolers) : share;
            pools.add(DatabasePool.of(database.name().text(), most));
        }
        return new PoolSizes(pools, AUTH_CONNECTIONS);
    }

    private static int fixed(DatabaseSpec database, int poolers) {
        return database.connections().orElse(0) / poolers;
    }

    /** Connections to all databases together, look-ups apart. */
    public int maxConnections() {
        return databases.stream().mapToInt(DatabasePool::maxDbConnections).sum();
    }

    /** The database with the fewest. */
    public DatabasePool smallest() {
        DatabasePool smallest = databases.get(0);
        for (DatabasePool pool : databases) {
            smallest = pool.maxDbConnections() < smallest.maxDbConnections() ? pool : smallest;
        }
        return smallest;
    }
}
