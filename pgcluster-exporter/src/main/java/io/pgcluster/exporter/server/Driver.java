package io.pgcluster.exporter.server;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.tls.KeyPassword;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** How the JDBC driver is set up: prepared statements are cached, and every wait has a limit. */
final class Driver {
    /** More statements than all collectors have together, so that none is planned twice on a kept connection. */
    private static final String CACHED_STATEMENTS = "512";

    private static final String CACHED_STATEMENTS_MIB = "16";

    /** What one result may take of the heap: a query with more rows than anybody could show fails, not the process. */
    private static final String MAX_RESULT = "15p";

    private Driver() {}

    /** Without a password. */
    static PGSimpleDataSource configured(Dsn dsn, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        lead(source, dsn);
        source.setDatabaseName(database);
        source.setUser(dsn.user());
        String seconds = Long.toString(Math.max(1, dsn.connectTimeout().toSeconds()));
        source.setProperty(PGProperty.CONNECT_TIMEOUT, seconds);
        // While logging in, too, each answer has to come in time; a session that is ready gets its own limit.
        source.setProperty(PGProperty.SOCKET_TIMEOUT, seconds);
        source.setProperty(PGProperty.CANCEL_SIGNAL_TIMEOUT, "1");
        source.setProperty(PGProperty.TCP_KEEP_ALIVE, "true");
        source.setProperty(PGProperty.APPLICATION_NAME, dsn.applicationName());
        source.setProperty(PGProperty.ASSUME_MIN_SERVER_VERSION, "12");
        source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
        source.setProperty(PGProperty.PREPARE_THRESHOLD, "1");
        source.setProperty(PGProperty.PREPARED_STATEMENT_CACHE_QUERIES, CACHED_STATEMENTS);
        source.setProperty(PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB, CACHED_STATEMENTS_MIB);
        source.setProperty(PGProperty.MAX_RESULT_BUFFER, MAX_RESULT);
        protect(source, dsn.tls());
        for (Map.Entry<String, String> option : dsn.options().entrySet()) {
            source.setProperty(option.getKey(), option.getValue());
        }
        return source;
    }

    private static void protect(PGSimpleDataSource source, Tls tls) throws SQLException {
        source.setProperty(PGProperty.SSL_MODE, tls.mode().text());
        if (tls.mode() == TlsMode.DISABLE) {
            return;
        }
        source.setProperty(PGProperty.SSL_FACTORY, TlsSocketFactory.class.getName());
        source.setProperty(PGProperty.SSL_FACTORY_ARG, TlsSocketFactory.argument(tls));
        set(source, PGProperty.SSL_ROOT_CERT, tls.files().authorities().map(Object::toString));
        set(source, PGProperty.SSL_CERT, tls.files().certificate().map(Object::toString));
        set(source, PGProperty.SSL_KEY, tls.files().key().map(Object::toString));
        if (tls.files().password().isPresent()) {
            source.setProperty(
                    PGProperty.SSL_PASSWORD, read(tls.files().password().get()));
        }
    }

    private static String read(KeyPassword password) throws SQLException {
        try {
            return password.read();
        } catch (IOException e) {
            throw new SQLException(Reason.of(e), "28000", e);
        }
    }

    /** The driver knows hosts and ports only; what it calls the host of a socket is never looked up. */
    private static void lead(PGSimpleDataSource source, Dsn dsn) throws SQLException {
        source.setServerNames(new String[] {dsn.isLocal() ? "localhost" : dsn.host()});
        source.setPortNumbers(new int[] {dsn.port()});
        if (!dsn.route().equals(Route.BY_NAME)) {
            source.setProperty(PGProperty.SOCKET_FACTORY, RoutedSocketFactory.class.getName());
            source.setProperty(PGProperty.SOCKET_FACTORY_ARG, dsn.route().text());
        }
    }

    private static void set(PGSimpleDataSource source, PGProperty property, Optional<String> value)
            throws SQLException {
        if (value.isPresent()) {
            source.setProperty(property, value.get());
        }
    }
}
