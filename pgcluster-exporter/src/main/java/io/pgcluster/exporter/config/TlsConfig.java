package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.exporter.tls.KeyPassword;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.Secret;
import java.nio.file.Path;
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

        @JsonProperty("key_file")
        @Doc(
                value =
                        "Its private key: PKCS #8, PKCS #1 or SEC 1 in PEM, encrypted or not, PKCS #8 in DER, or a PKCS #12"
                                + " file that also holds the certificate.",
                example = "/etc/ssl/postgres/monitor.key")
        Optional<String> keyFile,

        @JsonProperty("key_password") @Doc(value = "What the key is encrypted with.", example = "change-me")
        Optional<Secret> keyPassword,

        @JsonProperty("key_password_file")
        @Doc(value = "File that holds the key's password.", example = "/run/secrets/monitor-key")
        Optional<String> keyPasswordFile) {
    /** What the key is opened with, if it is encrypted. */
    public Optional<KeyPassword> password() {
        return keyPasswordFile
                .map(file -> KeyPassword.inFile(Path.of(file)))
                .or(() -> keyPassword.map(secret -> KeyPassword.of(secret.reveal())));
    }
}
