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
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS for the JDBC driver, which finds this class by name. The driver's own reads few kinds of keys and cannot be told which versions of TLS
 * to offer.
 */
public final class TlsSocketFactory extends ClientSockets {
    private static final String NO_NAME = "nosni";

    /**
     * With the files that the driver's properties name.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public TlsSocketFactory(Properties driver) throws IOException {
        this(tls(driver));
    }

    private TlsSocketFactory(Tls tls) throws IOException {
        super(factory(tls), tls.protocols(), tls.serverName());
    }

    private static Tls tls(Properties driver) {
        String argument =
                Optional.ofNullable(driver.getProperty("sslfactoryarg")).orElse("");
        TlsFiles files = new TlsFiles(
                path("sslrootcert", driver),
                path("sslcert", driver),
                path("sslkey", driver),
                Optional.ofNullable(driver.getProperty("sslpassword")).map(KeyPassword::of));
        return new Tls(mode(driver), files, protocols(argument), !argument.contains(NO_NAME));
    }

    /**
     * Sockets for {@code tls}.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public static ClientSockets of(Tls tls) throws IOException {
        return new TlsSocketFactory(tls);
    }

    private static SSLSocketFactory factory(Tls tls) throws IOException {
        var context = tls.mode().isVerified() ? TlsContext.of(tls.files()) : TlsContext.trustingAny(tls.files());
        return context.getSocketFactory();
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
        String text = driver.getProperty("sslmode");
        return Arrays.stream(TlsMode.values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                // Without a word of the opposite the certificate is looked at.
                .orElse(TlsMode.VERIFY_FULL);
    }

    private static Optional<Path> path(String property, Properties driver) {
        return Optional.ofNullable(driver.getProperty(property)).map(Path::of);
    }
}
