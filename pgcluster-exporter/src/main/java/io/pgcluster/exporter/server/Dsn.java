package io.pgcluster.exporter.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a server is reached. Two of them are equal when they lead to the same sessions by the same password.
 *
 * @param host name or address
 * @param port TCP port
 * @param database the one where what is the same everywhere is read
 * @param user who connects
 * @param password asked for each new connection, never shown
 * @param tls protection of the connection
 * @param applicationName as {@code pg_stat_activity} shows it
 * @param connectTimeout for reaching and logging in
 * @param options further properties of the JDBC driver, by name
 */
public record Dsn(
        String host,
        int port,
        String database,
        String user,
        PasswordSource password,
        Tls tls,
        String applicationName,
        Duration connectTimeout,
        Map<String, String> options) {
    /** Copies what it is given. */
    public Dsn {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("found port " + port + ", expected 1 to 65535");
        }
        options = Map.copyOf(new TreeMap<>(options));
    }

    /** {@code host:port}, which tells servers apart for people. */
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + address() + "/" + database;
    }
}
