package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Samples of each backup. */
final class BackupSamples {
    private static final String[] LABELS = {
        "backup_name", "backup_type", "block_incr", "database_id", "repo_key", "stanza"
    };
    private static final Descriptor INFO = Descriptor.gauge(
            "pgbackrest_backup_info",
            "What is known of the backup.",
            "backrest_ver",
            "backup_name",
            "backup_type",
            "block_incr",
            "database_id",
            "lsn_start",
            "lsn_stop",
            "pg_version",
            "prior",
            "repo_key",
            "stanza",
            "wal_start",
            "wal_stop");
    private static final Descriptor DURATION = Descriptor.gauge(
            "pgbackrest_backup_duration_seconds", "How long the backup took.", with("start_time", "stop_time"));
    private static final Descriptor REFERENCES =
            Descriptor.gauge("pgbackrest_backup_references", "How many other backups it needs.", with("ref_backup"));
    private static final Descriptor DATABASES = backup("databases", "Databases in the backup.");
    private static final BackupMeasures MEASURES = new BackupMeasures(
            backup("size_bytes", "Uncompressed size of the database."),
            backup("delta_bytes", "What of the database was copied."),
            backup("repo_size_bytes", "Compressed size of all files that a restore needs."),
            backup("repo_delta_bytes", "Compressed size of the backup's own files."),
            backup("repo_size_map_bytes", "Size of the block incremental map."),
            backup("repo_delta_map_bytes", "Size of the block incremental delta map."),
            backup("error_status", "Whether pages with a wrong checksum were found."),
            backup("annotations", "Annotations of the backup."));

    private final Stanza stanza;
    private final MetricSink sink;
    private final DateTimeFormatter time;

    BackupSamples(Stanza stanza, ZoneId zone, MetricSink sink) {
        this.stanza = stanza;
        this.sink = sink;
        this.time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    static Stream<Descriptor> families() {
        return Stream.concat(Stream.of(INFO, DURATION, REFERENCES, DATABASES), MEASURES.families());
    }

    private static Descriptor backup(String name, String help) {
        return Descriptor.gauge("pgbackrest_backup_" + name, help, LABELS);
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(LABELS));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    void all() {
        stanza.backups().forEach(this::one);
    }

    void databases(Backup backup, int number) {
        sink.sample(DATABASES, labels(backup), number);
    }

    private void one(Backup backup) {
        List<String> labels = labels(backup);
        info(backup);
        sink.sample(DURATION, duration(backup), (double) (backup.stop() - backup.start()));
        MEASURES.show(backup, labels, sink);
        for (BackupType type : BackupType.values()) {
            sink.sample(REFERENCES, plus(labels, type.label()), (double) references(backup, type));
        }
    }

    static long references(Backup backup, BackupType type) {
        return backup.references().stream().filter(type::names).count();
    }

    private void info(Backup backup) {
        Backup.Details details = backup.details();
        sink.sample(
                INFO,
                List.of(
                        details.version(),
                        backup.label(),
                        backup.type(),
                        backup.blockIncrementalLabel(),
                        String.valueOf(backup.databaseId()),
                        details.lsnStart(),
                        details.lsnStop(),
                        stanza.postgresVersion(backup.databaseId(), backup.repoKey()),
                        details.prior(),
                        String.valueOf(backup.repoKey()),
                        stanza.name(),
                        details.walStart(),
                        details.walStop()),
                1);
    }

    private List<String> duration(Backup backup) {
        return plus(
                labels(backup),
                time.format(Instant.ofEpochSecond(backup.start())),
                time.format(Instant.ofEpochSecond(backup.stop())));
    }

    private List<String> labels(Backup backup) {
        return List.of(
                backup.label(),
                backup.type(),
                backup.blockIncrementalLabel(),
                String.valueOf(backup.databaseId()),
                String.valueOf(backup.repoKey()),
                stanza.name());
    }

    private static List<String> plus(List<String> labels, String... more) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
