package io.pgcluster.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that writes a numbered row every 100 ms, and remembers when each was begun and acknowledged, so that it is known which rows were
 * committed before a moment.
 */
final class TickingClient {
    private record Tick(Instant begun, Instant acknowledged) {}

    private final List<Tick> ticks = new ArrayList<>();

    /** Writes {@code rows} rows into a new table {@code table}. */
    static TickingClient write(LiveCluster cluster, int port, String table, int rows) throws SQLException {
        TickingClient client = new TickingClient();
        try (Connection connection = Clients.connect(cluster, port)) {
            Clients.execute(connection, "CREATE TABLE " + table + " (id int PRIMARY KEY)");
            for (int row = 0; row < rows; row++) {
                Instant begun = Instant.now();
                Clients.execute(connection, "INSERT INTO " + table + " VALUES (" + row + ")");
                client.ticks.add(new Tick(begun, Instant.now()));
                Clients.execute(connection, "SELECT pg_sleep(0.1)");
            }
        }
        return client;
    }

    /** A moment after row {@code row} was acknowledged and before the next one was begun. */
    Instant after(int row) {
        Instant acknowledged = ticks.get(row).acknowledged();
        Duration between = Duration.between(acknowledged, ticks.get(row + 1).begun());
        return acknowledged.plus(between.dividedBy(2));
    }
}
