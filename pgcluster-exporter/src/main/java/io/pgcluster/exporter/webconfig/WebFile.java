package io.pgcluster.exporter.webconfig;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.Secret;
import io.pgcluster.model.value.TimeSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file as it is written. */
public record WebFile(
        @JsonProperty("tls_server_config") @Doc("TLS; without it the exporter speaks plain HTTP.")
        Optional<TlsServer> tls,

        @JsonProperty("http_server_config") @Doc("HTTP itself.")
        Optional<HttpServer> http,

        @JsonProperty("basic_auth_users")
        @Doc(
                value = "Users, each with the bcrypt hash of a password; none: everybody may read.",
                example = "{prometheus: $2y$10$…}")
        Optional<Map<String, Secret>> users,

        @JsonProperty("rate_limit") @Doc("How many requests are taken.")
        Optional<RateLimit> rateLimit) {
    /** Nothing written at all. */
    public static final WebFile EMPTY =
            new WebFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** TLS; a certificate, a key and the authorities of clients are files or texts in PEM. */
    public record TlsServer(
            @JsonProperty("cert_file") @Doc("File of the certificate, with those between it and the authority.")
            Optional<String> certFile,

            @JsonProperty("key_file") @Doc("File of its private key.")
            Optional<String> keyFile,

            @JsonProperty("key_password_file")
            @Doc("File of the key's password, if it is encrypted; not part of exporter-toolkit's form.")
            Optional<String> keyPasswordFile,

            @JsonProperty("client_ca_file") @Doc("File of the authorities whose clients are let in.")
            Optional<String> clientCaFile,

            @Doc("The certificate itself.") Optional<String> cert,

            @Doc("The private key itself.") Optional<Secret> key,

            @JsonProperty("client_ca") @Doc("The authorities themselves.")
            Optional<String> clientCa,

            @JsonProperty("client_auth_type") @Doc("What is asked of clients; NoClientCert if nothing is said.")
            Optional<ClientAuthType> clientAuthType,

            @JsonProperty("client_allowed_sans")
            @Doc("Names of which a client's certificate must hold at least one; empty: any certificate will do.")
            Optional<List<String>> clientAllowedSans,

            @JsonProperty("min_version") @Doc("Oldest version of TLS; TLS12 if nothing is said.")
            Optional<TlsVersion> minVersion,

            @JsonProperty("max_version") @Doc("Newest version of TLS; TLS13 if nothing is said.")
            Optional<TlsVersion> maxVersion,

            @JsonProperty("cipher_suites") @Doc("Ciphers for TLS up to 1.2; those of Java if nothing is said.")
            Optional<List<String>> cipherSuites,

            @JsonProperty("prefer_server_cipher_suites") @Doc("Accepted; the server's order always counts.")
            Optional<Boolean> preferServerCipherSuites,

            @JsonProperty("curve_preferences") @Doc("Accepted; Java chooses the curves, see jdk.tls.namedGroups.")
            Optional<List<String>> curvePreferences) {}

    /** HTTP. */
    public record HttpServer(
            @Doc("Whether HTTP/2 is offered where there is TLS; true if nothing is said.")
            Optional<Boolean> http2,

            @Doc(value = "Headers of every answer.", example = "{X-Frame-Options: deny}")
            Optional<Map<String, String>> headers) {}

    /** A rate. */
    public record RateLimit(
            @Doc("Time after which one more request is taken.")
            TimeSpan interval,

            @Doc(value = "How many are taken at once.", min = 1, max = 1_000_000)
            int burst) {}
}
