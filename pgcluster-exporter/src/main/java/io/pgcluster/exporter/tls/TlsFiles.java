package io.pgcluster.exporter.tls;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files for TLS, all PEM. They are read again when one of them has changed, so that renewed certificates are picked up.
 *
 * @param authorities certificates that are trusted; empty: those that Java brings
 * @param certificate chain that the exporter shows
 * @param key its private key, PKCS #8, not encrypted
 */
public record TlsFiles(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
    /** Refuses half of a pair. */
    public TlsFiles {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("found only one of certificate and key, expected both or none");
        }
    }

    /** What Java trusts, and no certificate of our own. */
    public static TlsFiles defaults() {
        return new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Those that are given. */
    public Stream<Path> files() {
        return Stream.of(authorities, certificate, key).flatMap(Optional::stream);
    }
}
