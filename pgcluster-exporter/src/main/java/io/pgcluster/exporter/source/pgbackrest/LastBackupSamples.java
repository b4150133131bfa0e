package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Samples of the last backup of each type. A full backup counts as differential and incremental too, a differential one as incremental:
 * the age of the last incremental backup is how much can be lost, regardless of its type. Without a full backup there are none.
 */
final class LastBackupSamples {
    private static final Descriptor AGE = Descriptor.gauge(
            "pgbackrest_backup_since_last_completion_seconds",
            "Time since the last backup of at least this type ended.",
            "backup_type",
            "block_incr",
            "stanza");
    private static final Descriptor REFERENCES = Descriptor.gauge(
            "pgbackrest_backup_last_references",
            "How many other backups the last backup needs.",
            "backup_type",
            "block_incr",
            "ref_backup",
            "stanza");
    private static final Descriptor DATABASES = last("databases", "Databases in the last backup.");
    private static final Descriptor DURATION = last("duration_seconds", "How long the last backup took.");
    private static final BackupMeasures MEASURES = new BackupMeasures(
            last("size_bytes", "Uncompressed size of the database in the last backup."),
            last("delta_bytes", "What of the database the last backup copied."),
            last("repo_size_bytes", "Compressed size of all files that a restore of the last backup needs."),
            last("repo_delta_bytes", "Compressed size of the last backup's own files."),
            last("repo_size_map_bytes", "Size of the block incremental map of the last backup."),
            last("repo_delta_map_bytes", "Size of the block incremental delta map of the last backup."),
            last("error_status", "Whether pages with a wrong checksum were found by the last backup."),
            last("annotations", "Annotations of the last backup."));

    private final Stanza stanza;
    private final Instant now;
    private final MetricSink sink;

    LastBackupSamples(Stanza stanza, Instant now, MetricSink sink) {
        this.stanza = stanza;
        this.now = now;
        this.sink = sink;
    }

    static Stream<Descriptor> families() {
        return Stream.concat(Stream.of(AGE, DURATION, REFERENCES, DATABASES), MEASURES.families());
    }

    private static Descriptor last(String name, String help) {
        return Descriptor.gauge("pgbackrest_backup_last_" + name, help, "backup_type", "block_incr", "stanza");
    }

    void all() {
        if (last(BackupType.FULL).isPresent()) {
            for (BackupType type : BackupType.values()) {
                last(type).ifPresent(backup -> one(type, backup));
            }
        }
    }

    /** The one that was finished last, of those that serve as this type. */
    Optional<Backup> last(BackupType type) {
        return stanza.backups().stream()
                .filter(backup -> type.isServedBy(backup.type()))
                .max(Comparator.comparingLong(Backup::stop));
    }

    void databases(BackupType type, Backup backup, int number) {
        sink.sample(DATABASES, labels(type, backup), number);
    }

    private void one(BackupType type, Backup backup) {
        List<String> labels = labels(type, backup);
        sink.sample(AGE, labels, (double) (now.getEpochSecond() - backup.stop()));
        sink.sample(DURATION, labels, (double) (backup.stop() - backup.start()));
        MEASURES.show(backup, labels, sink);
        for (BackupType other : BackupType.values()) {
            sink.sample(
                    REFERENCES,
                    List.of(type.label(), backup.blockIncrementalLabel(), other.label(), stanza.name()),
                    (double) BackupSamples.references(backup, other));
        }
    }

    private List<String> labels(BackupType type, Backup backup) {
        return List.of(type.label(), backup.blockIncrementalLabel(), stanza.name());
    }
}
