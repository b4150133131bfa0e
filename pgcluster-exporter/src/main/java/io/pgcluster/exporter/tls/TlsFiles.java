package io.pgcluster.exporter.tls;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files for TLS. They are read again when one of them has changed, so that renewed certificates are picked up.
 *
 * @param authorities certificates that are trusted, PEM; empty: those that Java brings
 * @param certificate chain that the exporter shows, PEM
 * @param key its private key: PEM or DER, PKCS #8, PKCS #1 or SEC 1; or a PKCS #12 file with key and chain
 * @param password what the key is encrypted with, if it is
 */
public record TlsFiles(
        Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, Optional<KeyPassword> password) {
    /** Refuses half of a pair; a PKCS #12 file holds both halves. */
    public TlsFiles {
        if (certificate.isPresent() && key.isEmpty()) {
            throw new IllegalArgumentException("found a certificate without a key, expected both or neither");
        } else if (certificate.isEmpty() && key.isPresent() && !isKeyStore(key.get())) {
            throw new IllegalArgumentException("found a key without a certificate, expected both or neither");
        }
    }

    /** With a key that is not encrypted. */
    public TlsFiles(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
        this(authorities, certificate, key, Optional.empty());
    }

    /** What Java trusts, and no certificate of our own. */
    public static TlsFiles defaults() {
        return new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Those that are given. */
    public Stream<Path> files() {
        return Stream.of(authorities, certificate, key).flatMap(Optional::stream);
    }

    static boolean isKeyStore(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }
}
