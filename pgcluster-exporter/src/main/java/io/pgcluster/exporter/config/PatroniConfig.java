package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.TimeSpan;
import java.util.List;
import java.util.Optional;

/** Patroni's REST API: any of its members lists all others. */
public record PatroniConfig(
        @Doc(
                value = "REST API of some members; the first that answers is believed.",
                example = "[https://db-1:8008, https://db-2:8008]")
        List<String> urls,

        @Doc(value = "How often the members are asked for; 30s by default.", example = "30s")
        Optional<TimeSpan> interval,

        @Doc(value = "How long one of them may take; 2s by default.", example = "2s")
        Optional<TimeSpan> timeout,

        @JsonProperty("forget_after")
        @Doc(
                value =
                        "How long a member that Patroni no longer lists is still scraped, and so shown as down; 1h by default.",
                example = "1h")
        Optional<TimeSpan> forgetAfter,

        @Doc(value = "User of the REST API, where it asks for one.", example = "patroni")
        Optional<String> user,

        @JsonProperty("password_file")
        @Doc(value = "File that holds that user's password.", example = "/run/secrets/patroni")
        Optional<String> passwordFile,

        @Doc("TLS towards the REST API; mode is ignored, an https URL is always verified.")
        Optional<TlsConfig> tls,

        @Doc(
                "How each member is connected to: what Patroni does not tell. Host and port come from Patroni unless given here.")
        Optional<ServerConfig> connection) {}
