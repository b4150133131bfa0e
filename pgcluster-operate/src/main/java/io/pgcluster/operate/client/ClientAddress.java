package io.pgcluster.operate.client;

import io.pgcluster.render.text.HostList;
import io.pgcluster.render.text.JdbcUrl;
import io.pgcluster.render.text.LibpqText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A database at one or several addresses that lead to the same, for clients that use the JDBC driver or libpq. */
public final class ClientAddress {
    private final HostList hosts;
    private final String database;
    private final Protection protection;

    /** The database {@code database} at {@code hosts}, which are tried in this order. */
    public ClientAddress(HostList hosts, String database, Protection protection) {
        this.hosts = hosts;
        this.database = database;
        this.protection = protection;
    }

    /** A URL for JDBC, without user and password. */
    public String jdbcUrl() {
        return JdbcUrl.write(hosts, database, protection.parameters());
    }

    /** Text for libpq, without a password. */
    public String libpq(String user) {
        return libpq(hosts.libpq(), user, Map.of());
    }

    /**
     * The same with another place than the addresses, and with more parameters.
     *
     * @param place {@code host}, {@code port} and the like, as libpq is to have them
     */
    public String libpq(Map<String, String> place, String user, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(place);
        parameters.put("dbname", database);
        parameters.put("user", user);
        parameters.putAll(more);
        parameters.putAll(protection.parameters());
        return LibpqText.write(parameters);
    }

    /** The same with more parameters. */
    public String libpq(String user, Map<String, String> more) {
        return libpq(hosts.libpq(), user, more);
    }

    /** Connects as {@code login} to the first address that answers; {@code limit} holds for connecting and for each answer. */
    public Connection connect(Login login, Duration limit) throws SQLException {
        return Sessions.open(jdbcUrl(), login, limit);
    }
}
