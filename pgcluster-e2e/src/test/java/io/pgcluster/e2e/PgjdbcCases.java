package io.pgcluster.e2e;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What the other drivers' programs do, with pgjdbc. */
final class PgjdbcCases {
    private static final int NOTIFICATION_MILLIS = 1000;

    private final LiveCluster cluster;
    private final int port;
    private final Map<String, String> results = new LinkedHashMap<>();

    PgjdbcCases(LiveCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    private interface Case {
        String result() throws SQLException, IOException;
    }

    Map<String, String> run(String second, String unnamed) {
        put("connect", () -> ask("myapp", Map.of(), "SELECT current_user"));
        put("search_path", () -> ask("myapp", Map.of("currentSchema", "tenant"), "SHOW search_path"));
        put("timeout", () -> ask("myapp", Map.of("options", "-c statement_timeout=5s"), "SHOW statement_timeout"));
        put("prepared", this::prepared);
        put("listen", this::listen);
        put("advisory", this::advisory);
        put("copy", this::copy);
        put("second", () -> ask(second, Map.of(), "SELECT current_database()"));
        put("unnamed", () -> ask(unnamed, Map.of(), "SELECT current_database()"));
        return results;
    }

    private void put(String name, Case work) {
        try {
            results.put(name, work.result());
        } catch (SQLException | IOException e) {
            results.put(name, "ERROR " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private Connection connect(String database, Map<String, String> settings) throws SQLException {
        Properties properties = Clients.properties(cluster);
        properties.putAll(settings);
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, properties);
    }

    private Connection connect() throws SQLException {
        return connect("myapp", Map.of());
    }

    private String ask(String database, Map<String, String> settings, String sql) throws SQLException {
        try (Connection connection = connect(database, settings)) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Ten times, since the driver prepares on the server from the fifth on. */
    private String prepared() throws SQLException {
        int sum = 0;
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT ?::int + 1")) {
            for (int i = 0; i < 10; i++) {
                statement.setInt(1, i % 5);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    sum += rows.getInt(1);
                }
            }
        }
        return Integer.toString(sum / 2);
    }

    private String listen() throws SQLException {
        try (Connection waiting = connect();
                Connection other = connect()) {
            Clients.execute(waiting, "LISTEN news");
            Clients.execute(other, "NOTIFY news");
            PGNotification[] heard = waiting.unwrap(PGConnection.class).getNotifications(NOTIFICATION_MILLIS);
            return heard == null || heard.length == 0 ? "nothing" : "arrives";
        }
    }

    private String advisory() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            ask(first, "SELECT pg_advisory_lock(7)");
            return ask(second, "SELECT pg_try_advisory_lock(7)").equals("t") ? "not kept out" : "kept out";
        }
    }

    private String copy() throws SQLException, IOException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            Clients.execute(connection, "CREATE TEMPORARY TABLE copied (i int)");
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            copying.copyIn("COPY copied FROM STDIN", new StringReader("1\n2\n3\n"));
            StringWriter out = new StringWriter();
            copying.copyOut("COPY copied TO STDOUT", out);
            connection.rollback();
            return Long.toString(out.toString().lines().count());
        }
    }
}
