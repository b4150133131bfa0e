package io.pgcluster.exporter.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a server is reached. Two of them are equal when they lead to the same sessions by the same password.
 *
 * @param host name or address; for a Unix-domain socket its directory
 * @param port TCP port, or the number in the name of the socket
 * @param database the one where what is the same everywhere is read
 * @param user who connects
 * @param password asked for each new connection, never shown
 * @param tls protection of the connection
 * @param applicationName as {@code pg_stat_activity} shows it
 * @param connectTimeout for reaching and logging in
 * @param options further properties of the JDBC driver, by name
 * @param route the way to the host
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
        Map<String, String> options,
        Route route) {
    /** Copies what it is given. */
    public Dsn {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("found port " + port + ", expected 1 to 65535");
        }
        options = Map.copyOf(new TreeMap<>(options));
    }

    /** Where DNS says that the host is. */
    public Dsn(
            String host,
            int port,
            String database,
            String user,
            PasswordSource password,
            Tls tls,
            String applicationName,
            Duration connectTimeout,
            Map<String, String> options) {
        this(host, port, database, user, password, tls, applicationName, connectTimeout, options, Route.BY_NAME);
    }

    /** This one, reached another way. */
    public Dsn by(Route way) {
        return new Dsn(host, port, database, user, password, tls, applicationName, connectTimeout, options, way);
    }

    /** Whether it is a Unix-domain socket of this machine. */
    public boolean isLocal() {
        return route instanceof Route.UnixPath;
    }

    /** {@code host:port}, which identifies the server in messages. */
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + address() + "/" + database;
    }
}
