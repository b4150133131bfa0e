package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Clients as the bundle's README tells them to connect. */
final class Clients {
    private Clients() {}

    /** A verified TLS connection of the application user through the port {@code port}. */
    static Connection connect(LiveCluster cluster, int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/myapp", properties(cluster));
    }

    /** Runs {@code sql}, whatever it gives. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the only row that {@code sql} gives. */
    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as("a row of " + sql).isTrue();
            return row.getString(1);
        }
    }

    /** Runs {@code sql} over a connection of its own. */
    static void execute(LiveCluster cluster, int port, String sql) throws SQLException {
        try (Connection connection = connect(cluster, port)) {
            execute(connection, sql);
        }
    }

    /** The first column of the only row that {@code sql} gives, over a connection of its own. */
    static String ask(LiveCluster cluster, int port, String sql) throws SQLException {
        try (Connection connection = connect(cluster, port)) {
            return ask(connection, sql);
        }
    }

    /** Verified TLS, the application user and its password, for pgjdbc. */
    static Properties properties(LiveCluster cluster) {
        Properties properties = new Properties();
        properties.setProperty("user", "appuser");
        properties.setProperty("password", password(cluster));
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", authority(cluster).toString());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return properties;
    }

    /** What verifies the servers in a connection string of libpq; the path holds characters that it takes apart. */
    static String verified(LiveCluster cluster) {
        return " sslmode=verify-full sslrootcert='" + authority(cluster) + "'";
    }

    /** The certificate authority that clients verify the servers with. */
    static Path authority(LiveCluster cluster) {
        return cluster.bundle().resolve("secrets/ca.crt");
    }

    /** The application user's password. */
    static String password(LiveCluster cluster) {
        return read(cluster.bundle().resolve("secrets/appuser.password")).strip();
    }

    /** Text of a file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
