package io.pgcluster.exporter.server;

import java.util.Locale;

/** How much a connection is protected, as libpq's {@code sslmode} names it. */
public enum TlsMode {
    /** Never. */
    DISABLE,
    /** Only if the server insists. */
    ALLOW,
    /** If the server can. */
    PREFER,
    /** Encrypted, without verifying the server. */
    REQUIRE,
    /** Encrypted, to a server whose certificate is from a known authority. */
    VERIFY_CA,
    /** Encrypted, to the host that the certificate names. */
    VERIFY_FULL;

    /** Whether the server's certificate is looked at. */
    public boolean isVerified() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    /** As in a connection string. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
