package io.pgcluster.e2e;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pooler says of itself in its administration console, which only its own container reaches. */
final class PoolerConsole {
    private final LiveCluster cluster;
    private final String pooler;

    PoolerConsole(LiveCluster cluster, String pooler) {
        this.cluster = cluster;
        this.pooler = pooler;
    }

    /** Runs {@code command}, such as {@code SHOW STATE}; columns are separated by {@code |}, the first line has their names. */
    Ran run(String command) {
        return cluster.exec(
                pooler,
                "psql",
                "-h",
                "/run/pgbouncer",
                "-p",
                "6432",
                "-U",
                "pgbouncer",
                "-XA",
                "-c",
                command,
                "pgbouncer");
    }

    /** The rows of {@code command}, each by the names of its columns. */
    List<Map<String, String>> rows(String command) {
        List<List<String>> lines = run(command)
                .orFail()
                .out()
                .lines()
                .filter(line -> line.contains("|"))
                .map(line -> Arrays.asList(line.split("\\|", -1)))
                .toList();
        return lines.stream().skip(1).map(cells -> named(lines.get(0), cells)).toList();
    }

    /**
     * Whether every connection that the pooler keeps to {@code database} is open. Until then it opens one after the other while a client is
     * connected, and a session's next statement may run on a newer one than its last.
     */
    boolean isFilled(String database) {
        int wanted = rows("SHOW DATABASES").stream()
                .filter(row -> database.equals(row.get("name")))
                .mapToInt(row -> number(row, "min_pool_size"))
                .findFirst()
                .orElseThrow();
        return rows("SHOW POOLS").stream()
                .filter(row -> database.equals(row.get("database")))
                .anyMatch(row -> number(row, "sv_idle") + number(row, "sv_used") >= wanted);
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(row.get(column));
    }

    private static Map<String, String> named(List<String> names, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }
}
