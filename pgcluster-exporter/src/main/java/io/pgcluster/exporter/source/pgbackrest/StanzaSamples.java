package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.List;

/** Samples of a stanza, its repositories and its WAL archives. */
final class StanzaSamples {
    private static final Descriptor STATUS = stanza("status", "Status of the stanza; 0 is good.");
    private static final Descriptor BACKUP_LOCK =
            stanza("backup_lock_status", "Whether backup, expire or a stanza command runs.");
    private static final Descriptor BACKUP_TOTAL = stanza("backup_total_bytes", "Size of the backup in progress.");
    private static final Descriptor BACKUP_COMPLETE =
            stanza("backup_complete_bytes", "What the backup in progress has done.");
    private static final Descriptor RESTORE_LOCK = stanza("restore_lock_status", "Whether a restore runs.");
    private static final Descriptor RESTORE_TOTAL = stanza("restore_total_bytes", "Size of the restore in progress.");
    private static final Descriptor RESTORE_COMPLETE =
            stanza("restore_complete_bytes", "What the restore in progress has done.");
    private static final Descriptor REPOSITORY = Descriptor.gauge(
            "pgbackrest_repo_status", "Status of the repository; 0 is good.", "cipher", "repo_key", "stanza");
    private static final Descriptor ARCHIVE = Descriptor.gauge(
            "pgbackrest_wal_archive_status",
            "Whether WAL is archived.",
            "database_id",
            "pg_version",
            "repo_key",
            "stanza",
            "wal_max",
            "wal_min");

    private final Stanza stanza;
    private final MetricSink sink;

    StanzaSamples(Stanza stanza, MetricSink sink) {
        this.stanza = stanza;
        this.sink = sink;
    }

    private static Descriptor stanza(String name, String help) {
        return Descriptor.gauge("pgbackrest_stanza_" + name, help, "stanza");
    }

    void all(boolean walNames) {
        JsonNode status = stanza.node().path("status");
        put(STATUS, status.path("code").asDouble(0));
        JsonNode backup = status.path("lock").path("backup");
        put(BACKUP_LOCK, held(backup));
        put(BACKUP_TOTAL, backup.path("size").asDouble(0));
        put(BACKUP_COMPLETE, backup.path("size-cplt").asDouble(0));
        JsonNode restore = status.path("lock").path("restore");
        put(RESTORE_LOCK, held(restore));
        put(RESTORE_TOTAL, restore.path("size").asDouble(0));
        put(RESTORE_COMPLETE, restore.path("size-cplt").asDouble(0));
        repositories();
        stanza.node().path("archive").forEach(archive -> archive(archive, walNames));
    }

    private static double held(JsonNode lock) {
        return lock.path("held").asBoolean(false) ? 1 : 0;
    }

    private void put(Descriptor family, double value) {
        sink.sample(family, List.of(stanza.name()), value);
    }

    private void repositories() {
        JsonNode repositories = stanza.node().path("repo");
        if (repositories.isMissingNode()) {
            // Before 2.32 there is one and nothing is told of it.
            sink.sample(REPOSITORY, List.of("none", "0", stanza.name()), 0);
        }
        for (JsonNode repository : repositories) {
            sink.sample(
                    REPOSITORY,
                    List.of(
                            repository.path("cipher").asText(""),
                            repository.path("key").asText("0"),
                            stanza.name()),
                    repository.path("status").path("code").asDouble(0));
        }
    }

    private void archive(JsonNode archive, boolean walNames) {
        String max = archive.path("max").asText("");
        String min = archive.path("min").asText("");
        boolean good = !max.isEmpty() && !min.isEmpty();
        int databaseId = archive.path("database").path("id").asInt(0);
        int repoKey = archive.path("database").path("repo-key").asInt(0);
        sink.sample(
                ARCHIVE,
                List.of(
                        String.valueOf(databaseId),
                        stanza.postgresVersion(databaseId, repoKey),
                        String.valueOf(repoKey),
                        stanza.name(),
                        walNames && good ? max : "",
                        walNames && good ? min : ""),
                good ? 1 : 0);
    }
}
