package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.secret.Secret;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.JdbcUrl;
import io.pgcluster.render.text.LibpqText;
import io.pgcluster.render.text.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

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
        return JdbcUrl.write(ADDRESS, port, database, protection());
    }

    /** Connection text for libpq, without a password. */
    public String libpq(int port, String database, String role) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("host", "localhost");
        parameters.put("hostaddr", ADDRESS);
        parameters.put("port", String.valueOf(port));
        parameters.put("dbname", database);
        parameters.put("user", role);
        parameters.putAll(protection());
        return LibpqText.write(parameters);
    }

    private Map<String, String> protection() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sslmode", "verify-full");
        parameters.put("sslrootcert", files.trust().toString());
        return parameters;
    }

    /** Connects as {@code role}, for statements of people; {@code limit} holds for connecting and for each answer. */
    public Connection connect(int port, String database, String role, Duration limit) throws SQLException {
        Properties properties = new Properties();
        String seconds = String.valueOf(Math.max(1, limit.toSeconds()));
        properties.setProperty("user", role);
        properties.setProperty("password", password(role).reveal());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "pgcluster");
        return DriverManager.getConnection(url(port, database), properties);
    }

    /** Connects as the superuser, for statements of ours. */
    public Connection admin(int port, String database, Duration limit) throws SQLException {
        return connectForOwnStatements(port, database, Names.SUPERUSER, limit);
    }

    /** Connects as {@code role} for statements of ours: what users call like something of PostgreSQL's is not found. */
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
            return Secret.of(Files.readString(files.password(role)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files.password(role), e);
        }
    }
}
