package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.value.Secret;
import io.pgcluster.operate.client.ClientAddress;
import io.pgcluster.operate.client.Login;
import io.pgcluster.operate.client.Protection;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.HostList;
import io.pgcluster.render.text.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How clients on this machine reach the servers: TLS with verification of server and address, a role and its password. */
public final class EmbeddedAccess {
    static final String ADDRESS = "127.0.0.1";

    private final EmbeddedFiles files;

    /** Access with the passwords in {@code files}. */
    public EmbeddedAccess(EmbeddedFiles files) {
        this.files = files;
    }

    /** A JDBC URL without user and password. */
    public String url(int port, String database) {
        return address(port, database).jdbcUrl();
    }

    /** Connection text for libpq, without a password; the name is verified, since old versions of libpq verify no addresses. */
    public String libpq(int port, String database, String role) {
        Map<String, String> place = new LinkedHashMap<>();
        place.put("host", "localhost");
        place.put("hostaddr", ADDRESS);
        place.put("port", String.valueOf(port));
        return address(port, database).libpq(place, role, Map.of());
    }

    private ClientAddress address(int port, String database) {
        return new ClientAddress(new HostList(List.of(new HostList.Entry(ADDRESS, port))), database, protection());
    }

    private Protection protection() {
        return Protection.verifying(files.trust().toString());
    }

    /** Connects as {@code role}, for statements of users; {@code limit} holds for connecting and for each answer. */
    public Connection connect(int port, String database, String role, Duration limit) throws SQLException {
        return address(port, database).connect(Login.with(role, password(role)), limit);
    }

    /** Connects as the superuser, for our own statements. */
    public Connection admin(int port, String database, Duration limit) throws SQLException {
        return connectForOwnStatements(port, database, Names.SUPERUSER, limit);
    }

    /** Connects as {@code role} for our own statements: what users call like something of PostgreSQL's is not found. */
    Connection connectForOwnStatements(int port, String database, String role, Duration limit) throws SQLException {
        Connection session = connect(port, database, role, limit);
        try (Statement statement = session.createStatement()) {
            statement.execute(SqlText.CATALOG_ONLY);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** The password of a role. */
    public Secret password(String role) {
        try {
            return Secret.nonEmpty(Files.readString(files.password(role)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files.password(role), e);
        }
    }
}
