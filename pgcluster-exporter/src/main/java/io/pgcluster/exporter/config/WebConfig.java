package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.List;
import java.util.Optional;

/** How the exporter is reached. */
public record WebConfig(
        @JsonProperty("listen_addresses")
        @Doc(value = "Addresses to listen on; without a host on all.", example = "[':9187']")
        List<String> listenAddresses,

        @JsonProperty("telemetry_path") @Doc("Path of the metrics.")
        String telemetryPath,

        @JsonProperty("config_file")
        @Doc(
                value =
                        "File with TLS, client certificates, basic authentication and headers, as exporter-toolkit reads it.",
                example = "/etc/pgcluster-exporter/web.yaml")
        Optional<String> configFile,

        @JsonProperty("enable_lifecycle") @Doc("Whether POST /-/reload reads the configuration again.")
        boolean enableLifecycle) {}
