package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.TimeSpan;
import java.util.List;
import java.util.Optional;

/** Backups, as {@code pgbackrest info --output=json} or the status files of a backup host show them. */
public record PgBackRestConfig(
        @Doc(
                value = "The program and what comes before info; pgbackrest by default.",
                example = "[pgbackrest, --log-level-console=off]")
        Optional<List<String>> command,

        @Doc(value = "Its configuration file, where not the usual one.", example = "/etc/pgbackrest/pgbackrest.conf")
        Optional<String> config,

        @Doc(value = "The only stanza to show; without it all.", example = "payments")
        Optional<String> stanza,

        @JsonProperty("json_file")
        @Doc(
                value = "File with the output of that command, for an exporter that cannot run it.",
                example = "/run/backup/info.json")
        Optional<String> jsonFile,

        @JsonProperty("status_directory")
        @Doc(
                value =
                        "Directory with the status files of a backup host, info.json and runs.json, instead of the command.",
                example = "/var/lib/pgcluster-backup/status")
        Optional<String> statusDirectory,

        @Doc(value = "How often it is read; 5m by default, and in each scrape from a status directory.", example = "5m")
        Optional<TimeSpan> interval) {}
