package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.Secret;
import java.util.Optional;

/** A pooler; its user must be one of PgBouncer's stats_users or admin_users. */
public record PgBouncerConfig(
        @Doc(value = "Value of the label server; without it host:port.", example = "pooler-1")
        Optional<String> name,

        @Doc(value = "Connection string of its console.", example = "postgresql://stats@pooler:6432/pgbouncer")
        Optional<String> dsn,

        @Doc(value = "Host name or address.", example = "pooler")
        Optional<String> host,

        @Doc(value = "TCP port; 6432 by default.", example = "6432", min = 1, max = 65535)
        Optional<Integer> port,

        @Doc(value = "Who connects.", example = "stats") Optional<String> user,

        @Doc(value = "The password; a file keeps it out of the configuration.", example = "change-me")
        Optional<Secret> password,

        @JsonProperty("password_file")
        @Doc(
                value = "File that holds the password, read again for every new connection.",
                example = "/run/secrets/pooler")
        Optional<String> passwordFile,

        @Doc("TLS towards the pooler.") Optional<TlsConfig> tls) {}
