package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.status.Fields;
import java.util.List;
import java.util.stream.Stream;

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

    static Stream<Descriptor> families() {
        return Stream.of(
                STATUS,
                BACKUP_LOCK,
                BACKUP_TOTAL,
                BACKUP_COMPLETE,
                RESTORE_LOCK,
                RESTORE_TOTAL,
                RESTORE_COMPLETE,
                REPOSITORY,
                ARCHIVE);
    }

    private static Descriptor stanza(String name, String help) {
        return Descriptor.gauge("pgbackrest_stanza_" + name, help, "stanza");
    }

    void all(boolean walNames) {
        Fields status = stanza.fields().section("status");
        put(STATUS, status.integer("code").orElse(0));
        Fields backup = status.section("lock").section("backup");
        put(BACKUP_LOCK, held(backup));
        put(BACKUP_TOTAL, backup.integer("size").orElse(0));
        put(BACKUP_COMPLETE, backup.integer("size-cplt").orElse(0));
        Fields restore = status.section("lock").section("restore");
        put(RESTORE_LOCK, held(restore));
        put(RESTORE_TOTAL, restore.integer("size").orElse(0));
        put(RESTORE_COMPLETE, restore.integer("size-cplt").orElse(0));
        repositories();
        stanza.fields().items("archive", Stanza.MAX_PARTS).forEach(archive -> archive(archive, walNames));
    }

    private static long held(Fields lock) {
        return lock.flag("held").orElse(false) ? 1 : 0;
    }

    private void put(Descriptor family, long value) {
        sink.sample(family, List.of(stanza.name()), (double) value);
    }

    private void repositories() {
        if (!stanza.fields().has("repo")) {
            // Before 2.32 there is one and it is not reported.
            sink.sample(REPOSITORY, List.of("none", "0", stanza.name()), 0);
        }
        for (Fields repository : stanza.fields().items("repo", Stanza.MAX_PARTS)) {
            sink.sample(
                    REPOSITORY,
                    List.of(
                            repository.text("cipher"),
                            String.valueOf(repository.integer("key").orElse(0)),
                            stanza.name()),
                    (double) repository.section("status").integer("code").orElse(0));
        }
    }

    private void archive(Fields archive, boolean walNames) {
        String max = archive.text("max");
        String min = archive.text("min");
        boolean good = !max.isEmpty() && !min.isEmpty();
        Fields database = archive.section("database");
        long databaseId = database.integer("id").orElse(0);
        long repoKey = database.integer("repo-key").orElse(0);
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
