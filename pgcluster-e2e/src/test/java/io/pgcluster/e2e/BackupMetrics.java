package io.pgcluster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Compares what an exporter shows of backups with the files that it reads, field by field. */
final class BackupMetrics {
    private static final String RUN = "pgcluster_backup_run_";
    private static final Map<String, String> TIMES = new TreeMap<>(Map.of(
            "lastStarted", RUN + "last_start_timestamp_seconds",
            "lastEnded", RUN + "last_end_timestamp_seconds",
            "lastSuccess", RUN + "last_success_timestamp_seconds",
            "lastFailure", RUN + "last_failure_timestamp_seconds",
            "next", RUN + "next_timestamp_seconds"));
    private static final Map<String, String> COUNTS =
            new TreeMap<>(Map.of("succeeded", "ok", "failed", "failed", "missed", "missed"));

    private final Metrics metrics;
    private final List<String> differences = new ArrayList<>();

    private BackupMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What is not as in {@code runs.json} and {@code info.json}; empty if every value is. */
    static List<String> differences(Metrics metrics, JsonNode runs, JsonNode info) {
        BackupMetrics compared = new BackupMetrics(metrics);
        runs.path("runs").forEach(compared::run);
        runs.path("repositories").forEach(compared::repository);
        info.forEach(compared::stanza);
        return compared.differences;
    }

    private void run(JsonNode run) {
        Map<String, String> operation = Map.of("operation", run.path("job").asText());
        TIMES.forEach((field, family) -> same(family, operation, time(run.path(field))));
        same(RUN + "last_duration_seconds", operation, number(run.path("durationSeconds")));
        same("pgcluster_backup_clock_difference_seconds", operation, number(run.path("clockDifferenceSeconds")));
        COUNTS.forEach((field, result) ->
                same("pgcluster_backup_runs_total", labels(operation, "result", result), number(run.path(field))));
        for (String result : List.of("ok", "failed", "missed", "running")) {
            boolean last = run.path("lastResult").asText().equals(result);
            same(RUN + "last_result", labels(operation, "result", result), OptionalDouble.of(last ? 1 : 0));
        }
        if (run.path("job").asText().equals("verify")) {
            same("pgcluster_backup_verify_errors", Map.of(), number(run.path("repositoryErrors")));
        }
        if (run.has("drill")) {
            drill(run.path("drill"));
        }
    }

    private void drill(JsonNode drill) {
        same(
                "pgcluster_backup_drill_info",
                Map.of("backup_name", drill.path("backup").asText()),
                OptionalDouble.of(1));
        same("pgcluster_backup_drill_target_timestamp_seconds", Map.of(), time(drill.path("target")));
        same("pgcluster_backup_drill_data_age_seconds", Map.of(), number(drill.path("dataAgeSeconds")));
        same("pgcluster_backup_drill_restore_seconds", Map.of(), number(drill.path("restoreSeconds")));
        for (JsonNode check : drill.path("checks")) {
            Map<String, String> name = Map.of("check", check.path("name").asText());
            boolean passed = check.path("ok").asBoolean();
            same("pgcluster_backup_drill_check_success", name, OptionalDouble.of(passed ? 1 : 0));
            same("pgcluster_backup_drill_check_duration_seconds", name, number(check.path("seconds")));
        }
    }

    private void repository(JsonNode repository) {
        Map<String, String> key =
                Map.of("repo_key", repository.path("repository").asText());
        same("pgcluster_backup_repository_size_bytes", key, number(repository.path("sizeBytes")));
        same("pgcluster_backup_repository_free_bytes", key, number(repository.path("freeBytes")));
        same("pgcluster_backup_repository_total_bytes", key, number(repository.path("totalBytes")));
    }

    private void stanza(JsonNode stanza) {
        Map<String, String> name = Map.of("stanza", stanza.path("name").asText());
        same("pgbackrest_stanza_status", name, number(stanza.path("status").path("code")));
        for (JsonNode repository : stanza.path("repo")) {
            same(
                    "pgbackrest_repo_status",
                    labels(name, "repo_key", repository.path("key").asText()),
                    number(repository.path("status").path("code")));
        }
        for (JsonNode backup : stanza.path("backup")) {
            backup(labels(name, "backup_name", backup.path("label").asText()), backup);
        }
    }

    private void backup(Map<String, String> name, JsonNode backup) {
        JsonNode info = backup.path("info");
        same(
                "pgbackrest_backup_info",
                labels(name, "wal_stop", backup.path("archive").path("stop").asText()),
                OptionalDouble.of(1));
        same("pgbackrest_backup_size_bytes", name, number(info.path("size")));
        same("pgbackrest_backup_delta_bytes", name, number(info.path("delta")));
        same(
                "pgbackrest_backup_repo_delta_bytes",
                name,
                number(info.path("repository").path("delta")));
        JsonNode times = backup.path("timestamp");
        double duration = times.path("stop").asDouble() - times.path("start").asDouble();
        same("pgbackrest_backup_duration_seconds", name, OptionalDouble.of(duration));
        same(
                "pgbackrest_backup_error_status",
                name,
                OptionalDouble.of(backup.path("error").asBoolean() ? 1 : 0));
    }

    /** Timestamps are as long as a double's precision, which both sides share. */
    private void same(String family, Map<String, String> labels, OptionalDouble expected) {
        OptionalDouble found = metrics.value(family, labels);
        boolean same = expected.isEmpty() == found.isEmpty()
                && (expected.isEmpty() || Math.abs(expected.getAsDouble() - found.getAsDouble()) < 0.002);
        if (!same) {
            differences.add(family + labels + ": expected " + expected + ", found " + found);
        }
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static OptionalDouble time(JsonNode value) {
        return value.isTextual()
                ? OptionalDouble.of(Instant.parse(value.asText()).toEpochMilli() / 1e3)
                : OptionalDouble.empty();
    }

    private static Map<String, String> labels(Map<String, String> labels, String name, String value) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put(name, value);
        return all;
    }
}
