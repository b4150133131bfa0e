package io.pgcluster.exporter.patroni;

import io.pgcluster.exporter.tls.KeyPassword;
import io.pgcluster.exporter.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files for HTTPS towards Patroni, all PEM. They are read again when one of them has changed, so that renewed certificates are picked up.
 *
 * @param authorities certificates that are trusted; empty: those that Java brings
 * @param certificate chain that the exporter shows
 * @param key its private key
 * @param password what the key is encrypted with, if it is
 */
public record PatroniTls(
        Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, Optional<KeyPassword> password) {
    /** What Java trusts, and no certificate of our own. */
    public static PatroniTls defaults() {
        return new PatroniTls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    TlsFiles files() {
        return new TlsFiles(authorities, certificate, key, password);
    }
}
