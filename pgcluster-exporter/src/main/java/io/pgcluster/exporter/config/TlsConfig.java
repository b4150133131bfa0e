package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.Optional;

/** TLS towards a server; files in PEM. */
public record TlsConfig(
        @Doc(value = "How much is asked for, as libpq's sslmode.", example = "verify-full")
        Optional<SslMode> mode,

        @JsonProperty("ca_file")
        @Doc(value = "Certificates of the authorities that are trusted.", example = "/etc/ssl/postgres/ca.crt")
        Optional<String> caFile,

        @JsonProperty("cert_file")
        @Doc(value = "The exporter's own certificate.", example = "/etc/ssl/postgres/monitor.crt")
        Optional<String> certFile,

        @JsonProperty("key_file") @Doc(value = "Its private key.", example = "/etc/ssl/postgres/monitor.key")
        Optional<String> keyFile) {}
