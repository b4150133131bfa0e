package io.pgcluster.exporter.server;

import io.pgcluster.exporter.tls.ClientSockets;
import io.pgcluster.exporter.tls.KeyPassword;
import io.pgcluster.exporter.tls.TlsContext;
import io.pgcluster.exporter.tls.TlsFiles;
import io.pgcluster.exporter.tls.TlsProtocols;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS for the JDBC driver, which finds this class by name. The driver's own reads few kinds of keys and cannot be told which versions of TLS
 * to offer.
 */
public final class TlsSocketFactory extends WrappedFactory {
    private static final String NO_NAME = "nosni";

    /**
     * With the files that the driver's properties name.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public TlsSocketFactory(Properties driver) throws IOException {
        String argument = Optional.ofNullable(PGProperty.SSL_FACTORY_ARG.getOrDefault(driver))
                .orElse("");
        TlsFiles files = new TlsFiles(
                path(PGProperty.SSL_ROOT_CERT, driver),
                path(PGProperty.SSL_CERT, driver),
                path(PGProperty.SSL_KEY, driver),
                Optional.ofNullable(PGProperty.SSL_PASSWORD.getOrDefault(driver))
                        .map(KeyPassword::of));
        Tls tls = new Tls(mode(driver), files, protocols(argument), !argument.contains(NO_NAME));
        this.factory = of(tls);
    }

    /**
     * Sockets for {@code tls}.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public static ClientSockets of(Tls tls) throws IOException {
        var context = tls.mode().isVerified() ? TlsContext.of(tls.files()) : TlsContext.trustingAny(tls.files());
        return new ClientSockets(context.getSocketFactory(), tls.protocols(), tls.serverName());
    }

    /** What of {@code tls} no property of the driver says. */
    static String argument(Tls tls) {
        return String.join(",", tls.protocols().names()) + (tls.serverName() ? "" : "," + NO_NAME);
    }

    private static TlsProtocols protocols(String argument) {
        return new TlsProtocols(Arrays.stream(argument.split(",", -1))
                .filter(TlsProtocols.ALL::contains)
                .toList());
    }

    private static TlsMode mode(Properties driver) {
        String text = PGProperty.SSL_MODE.getOrDefault(driver);
        return Arrays.stream(TlsMode.values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                // Without a word of the opposite the certificate is looked at.
                .orElse(TlsMode.VERIFY_FULL);
    }

    private static Optional<Path> path(PGProperty property, Properties driver) {
        return Optional.ofNullable(property.getOrDefault(driver)).map(Path::of);
    }
}
