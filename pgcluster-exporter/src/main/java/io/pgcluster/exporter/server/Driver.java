package io.pgcluster.exporter.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** How the JDBC driver is set up: prepared statements are kept, and nothing waits for ever. */
final class Driver {
    /** More statements than all collectors have together, so that none is planned twice on a kept connection. */
    private static final String KEPT_STATEMENTS = "512";

    private static final String KEPT_STATEMENTS_MIB = "16";

    private Driver() {}

    /** Without a password. */
    static PGSimpleDataSource configured(Dsn dsn, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {dsn.host()});
        source.setPortNumbers(new int[] {dsn.port()});
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
        source.setProperty(PGProperty.PREPARED_STATEMENT_CACHE_QUERIES, KEPT_STATEMENTS);
        source.setProperty(PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB, KEPT_STATEMENTS_MIB);
        protect(source, dsn.tls());
        for (Map.Entry<String, String> option : dsn.options().entrySet()) {
            source.setProperty(option.getKey(), option.getValue());
        }
        return source;
    }

    private static void protect(PGSimpleDataSource source, Tls tls) throws SQLException {
        source.setProperty(PGProperty.SSL_MODE, tls.mode().text());
        set(source, PGProperty.SSL_ROOT_CERT, tls.rootCertificate().map(Object::toString));
        set(source, PGProperty.SSL_CERT, tls.certificate().map(Object::toString));
        set(source, PGProperty.SSL_KEY, tls.key().map(Object::toString));
        if (tls.certificate().isPresent()) {
            // The driver takes every key in PEM for RSA unless it is told.
            source.setProperty(
                    PGProperty.PEM_KEY_ALGORITHM, keyAlgorithm(tls.certificate().get()));
        }
    }

    private static String keyAlgorithm(Path certificate) throws SQLException {
        try (InputStream input = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(input)
                    .getPublicKey()
                    .getAlgorithm();
        } catch (IOException | CertificateException e) {
            throw new SQLException("the certificate " + certificate + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void set(PGSimpleDataSource source, PGProperty property, Optional<String> value)
            throws SQLException {
        if (value.isPresent()) {
            source.setProperty(property, value.get());
        }
    }
}
