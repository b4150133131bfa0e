package io.pgcluster.operate.engine.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parameters of which a standby refuses to start with less than its primary had when it wrote the log that is replayed next. A
 * replica's own configuration never says less than that, so it is where the old values are found after the primary has got lower ones.
 */
final class StandbyMinimums {
    /** Their names, with what a server has that was told nothing. */
    private static final Map<String, Long> STANDARD = new TreeMap<>(Map.of(
            "max_connections", 100L,
            "max_locks_per_transaction", 64L,
            "max_prepared_transactions", 0L,
            "max_wal_senders", 10L,
            "max_worker_processes", 8L));

    private static final Pattern LINE = Pattern.compile("(?<name>\\w+) = '(?<value>\\d+)'");

    private StandbyMinimums() {}

    /** What a replica's configuration says. */
    static Map<String, Long> in(List<String> configuration) {
        return configuration.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> STANDARD.containsKey(line.group("name")))
                .collect(Collectors.toMap(line -> line.group("name"), line -> Long.valueOf(line.group("value"))));
    }

    /** What the primary that {@code session} is connected to has. */
    static Map<String, Long> of(Connection session) throws SQLException {
        String names = STANDARD.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        Map<String, Long> values = new TreeMap<>();
        try (Statement query = session.createStatement();
                ResultSet rows =
                        query.executeQuery("SELECT name, setting FROM pg_settings WHERE name IN (" + names + ")")) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
        }
        return values;
    }

    /** {@code parameters}, none of them below its minimum. */
    static ServerParameters raise(ServerParameters parameters, Map<String, Long> minimums) {
        ServerParameters raised = parameters;
        for (Map.Entry<String, Long> minimum : minimums.entrySet()) {
            String planned = parameters.values().get(minimum.getKey());
            long value = planned == null ? STANDARD.getOrDefault(minimum.getKey(), 0L) : Long.parseLong(planned);
            if (value < minimum.getValue()) {
                raised = raised.with(minimum.getKey(), minimum.getValue().toString());
            }
        }
        return raised;
    }
}
