package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.model.spec.Doc;

/** The words of libpq's sslmode, as the configuration file has them. */
public enum SslMode {
    /** Never. */
    @JsonProperty("disable")
    @Doc("Never encrypted.")
    DISABLE(TlsMode.DISABLE),
    /** Only if the server insists. */
    @JsonProperty("allow")
    @Doc("Encrypted only if the server insists.")
    ALLOW(TlsMode.ALLOW),
    /** If the server can. */
    @JsonProperty("prefer")
    @Doc("Encrypted if the server can.")
    PREFER(TlsMode.PREFER),
    /** Encrypted, without verifying the server. */
    @JsonProperty("require")
    @Doc("Encrypted, without verifying the server.")
    REQUIRE(TlsMode.REQUIRE),
    /** Encrypted, to a server whose certificate is from a known authority. */
    @JsonProperty("verify-ca")
    @Doc("Encrypted, to a server whose certificate is from a known authority.")
    VERIFY_CA(TlsMode.VERIFY_CA),
    /** Encrypted, to the host that the certificate names. */
    @JsonProperty("verify-full")
    @Doc("Encrypted, to the host that the certificate names.")
    VERIFY_FULL(TlsMode.VERIFY_FULL);

    private final TlsMode mode;

    SslMode(TlsMode mode) {
        this.mode = mode;
    }

    /** The same for the connection. */
    public TlsMode mode() {
        return mode;
    }
}
