package io.pgcluster.exporter.source.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.source.status.Fields;
import io.pgcluster.exporter.source.status.Malformed;
import io.pgcluster.exporter.source.status.StatusFile;
import io.pgcluster.exporter.source.status.StrictJson;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runs of a backup host's scheduler, from the directory in which it writes its status. */
public final class BackupRunSource implements Source {
    /** The output of {@code pgbackrest info}, which the source of pgBackRest reads; here only its age is shown. */
    public static final String INFO_FILE = "info.json";

    private static final String RUNS_FILE = "runs.json";

    /** Some thousand times what a scheduler with seven kinds of runs writes. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_RUNS = 50;
    private static final int MAX_REPOSITORIES = 256;
    private static final Descriptor FILE_AGE = Descriptor.gauge(
            "pgcluster_backup_status_file_age_seconds",
            "Time since the backup host wrote the status file; absent if there is none.",
            "file");
    private static final Descriptor WRITTEN = Descriptor.gauge(
            "pgcluster_backup_status_written_timestamp_seconds",
            "When the scheduler wrote its status, by the clock of the backup host.");
    private static final Descriptor SCHEDULER_START = Descriptor.gauge(
            "pgcluster_backup_scheduler_start_timestamp_seconds", "When the scheduler of the backup host started.");
    private static final Descriptor REPOSITORY_SIZE = Descriptor.gauge(
            "pgcluster_backup_repository_size_bytes", "Size of all files of the repository.", "repo_key");
    private static final Descriptor REPOSITORY_FREE = Descriptor.gauge(
            "pgcluster_backup_repository_free_bytes",
            "Free space of the file system of a local repository; absent for an object store.",
            "repo_key");
    private static final Descriptor REPOSITORY_TOTAL = Descriptor.gauge(
            "pgcluster_backup_repository_total_bytes",
            "Size of the file system of a local repository; absent for an object store.",
            "repo_key");

    private final Path directory;
    private final Map<String, String> labels;
    private final Clock clock;

    /**
     * Reads nothing yet.
     *
     * @param directory with the status files
     * @param labels that all samples get
     * @param clock what the age of the files is measured with
     */
    public BackupRunSource(Path directory, Map<String, String> labels, Clock clock) {
        this.directory = directory;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.clock = clock;
    }

    /** All families that it can have. */
    public static List<Descriptor> families() {
        return Stream.of(
                        Stream.of(FILE_AGE, WRITTEN, SCHEDULER_START),
                        RunSamples.families(),
                        Stream.of(REPOSITORY_SIZE, REPOSITORY_FREE, REPOSITORY_TOTAL),
                        DrillSamples.families())
                .flatMap(families -> families)
                .toList();
    }

    @Override
    public String name() {
        return "backup_runs";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException {
        StatusFile runs = new StatusFile(directory.resolve(RUNS_FILE), MAX_BYTES);
        age(new StatusFile(directory.resolve(INFO_FILE), MAX_BYTES), sink);
        age(runs, sink);
        Malformed malformed = new Malformed();
        try {
            String origin = runs.path().toString();
            JsonNode root = StrictJson.parse(runs.read(deadline), origin);
            if (!root.path("runs").isArray()) {
                throw new IOException(origin + ": found no list of runs, expected an object with the field \"runs\"");
            }
            status(Fields.of(root, RUNS_FILE, malformed), sink);
        } catch (IOException e) {
            throw new SourceException("status of the backup host: " + Reason.of(e), e);
        } finally {
            malformed.report(sink);
        }
    }

    private void age(StatusFile file, MetricSink sink) {
        try {
            Duration age = Duration.between(file.modified(), clock.instant());
            sink.sample(FILE_AGE, List.of(String.valueOf(file.path().getFileName())), age.toMillis() / 1e3);
        } catch (IOException e) {
            // Without the file there is no age. That it cannot be read is what its source fails with.
            return;
        }
    }

    private static void status(Fields status, MetricSink sink) {
        status.time("written").ifPresent(time -> sink.sample(WRITTEN, List.of(), time));
        status.time("schedulerStarted").ifPresent(time -> sink.sample(SCHEDULER_START, List.of(), time));
        status.items("runs", MAX_RUNS).forEach(run -> RunSamples.of(run, sink));
        status.items("repositories", MAX_REPOSITORIES).forEach(repository -> repository(repository, sink));
    }

    private static void repository(Fields repository, MetricSink sink) {
        if (repository.integer("repository").isEmpty()) {
            repository.reject("repository");
            return;
        }
        String key = String.valueOf(repository.integer("repository").getAsLong());
        repository.number("sizeBytes").ifPresent(size -> sink.sample(REPOSITORY_SIZE, List.of(key), size));
        repository.number("freeBytes").ifPresent(free -> sink.sample(REPOSITORY_FREE, List.of(key), free));
        repository.number("totalBytes").ifPresent(total -> sink.sample(REPOSITORY_TOTAL, List.of(key), total));
    }
}
