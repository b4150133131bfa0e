package io.pgcluster.exporter.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS towards a server.
 *
 * @param mode how much is asked for
 * @param rootCertificate PEM file of the authorities that are trusted
 * @param certificate PEM file of the client's own certificate
 * @param key its private key: PKCS #8 in DER, or PKCS #12
 */
public record Tls(TlsMode mode, Optional<Path> rootCertificate, Optional<Path> certificate, Optional<Path> key) {
    /** What libpq does when nobody says anything. */
    public static Tls preferred() {
        return new Tls(TlsMode.PREFER, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
