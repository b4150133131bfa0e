package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.Secret;
import java.util.Map;
import java.util.Optional;

/** A server that is always watched: by its connection string, or by host, port and so on; fields override the string. */
public record ServerConfig(
        @Doc(value = "Value of the label server; without it host:port.", example = "db-1")
        Optional<String> name,

        @Doc(
                value = "Connection string as libpq reads it: a URI or key=value.",
                example = "postgresql://monitor@db-1:5432/postgres")
        Optional<String> dsn,

        @Doc(value = "Host name or address.", example = "db-1.internal")
        Optional<String> host,

        @Doc(value = "TCP port; 5432 by default.", example = "5432", min = 1, max = 65535)
        Optional<Integer> port,

        @Doc(
                value = "The database where what is the same everywhere is read; the user's name by default.",
                example = "postgres")
        Optional<String> database,

        @Doc(
                value = "Who connects; a member of pg_monitor sees everything that is collected by default.",
                example = "monitor")
        Optional<String> user,

        @Doc(value = "The password; a file keeps it out of the configuration.", example = "change-me")
        Optional<Secret> password,

        @JsonProperty("password_file")
        @Doc(
                value = "File that holds the password, read again for every new connection.",
                example = "/run/secrets/monitor")
        Optional<String> passwordFile,

        @Doc("TLS towards the server.") Optional<TlsConfig> tls,

        @Doc(value = "Labels of this server alone.", example = "{zone: a}")
        Optional<Map<String, String>> labels) {}
