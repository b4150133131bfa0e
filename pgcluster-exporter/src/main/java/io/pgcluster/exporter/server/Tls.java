package io.pgcluster.exporter.server;

import io.pgcluster.exporter.tls.TlsFiles;
import io.pgcluster.exporter.tls.TlsProtocols;

/**
 * TLS towards a server.
 *
 * @param mode how much is asked for
 * @param files who is trusted, and who the exporter is
 * @param protocols versions that are offered
 * @param serverName whether the host's name is sent before the connection is encrypted (SNI)
 */
public record Tls(TlsMode mode, TlsFiles files, TlsProtocols protocols, boolean serverName) {
    /** What libpq does when nothing is said. */
    public static Tls preferred() {
        return new Tls(TlsMode.PREFER, TlsFiles.defaults(), TlsProtocols.DEFAULT, true);
    }
}
