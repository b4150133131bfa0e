package io.pgcluster.exporter.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps the status files of a backup host as fresh as a healthy one does; its runs have all succeeded. */
final class BackupHost implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String RUN = """
            {"job": "%s", "lastStarted": "%s", "lastEnded": "%s", "lastResult": "ok", "lastSuccess": "%3$s", "lastFailure": null,
             "durationSeconds": %s, "succeeded": 14, "failed": 0, "missed": 0, "next": "%s", "message": ""%s}""";
    private static final String DRILL = """
            , "drill": {"backup": "20261128-043859F", "target": "%s", "dataAgeSeconds": 41.5, "restoreSeconds": 9.75,
             "checks": [{"name": "checksums", "ok": true, "seconds": 0.5}, {"name": "amcheck", "ok": true, "seconds": 1.25}]}""";

    private final Path directory;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private final Future<?> writing;

    private BackupHost(Path directory) {
        this.directory = directory;
        write();
        this.writing = thread.scheduleAtFixedRate(
                this::write, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    static BackupHost start(Path directory) {
        return new BackupHost(directory);
    }

    private void write() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String runs = String.join(
                ",\n",
                run(now, "full", Duration.ofHours(9), 312, Duration.ofDays(7), ", \"clockDifferenceSeconds\": 0.2"),
                run(now, "incremental", Duration.ofMinutes(20), 12, Duration.ofHours(1), ""),
                run(now, "verify", Duration.ofHours(8), 95, Duration.ofDays(1), ", \"repositoryErrors\": 0"),
                run(now, "drill", Duration.ofHours(30), 140, Duration.ofDays(7), DRILL.formatted(now)));
        try {
            Path file = Files.writeString(
                    directory.resolve("runs.json.new"), """
                    {"written": "%s", "schedulerStarted": "%s", "runs": [%s],
                     "repositories": [{"repository": 1, "sizeBytes": 3029664, "freeBytes": 48000000, "totalBytes": 67108864}]}
                    """.formatted(now, now.minus(Duration.ofDays(20)), runs));
            Files.move(file, directory.resolve("runs.json"), StandardCopyOption.ATOMIC_MOVE);
            Files.setLastModifiedTime(directory.resolve("info.json"), FileTime.from(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Instant now, String job, Duration ago, int seconds, Duration interval, String more) {
        Instant ended = now.minus(ago);
        return RUN.formatted(job, ended.minusSeconds(seconds), ended, seconds, ended.plus(interval), more);
    }

    @Override
    public void close() {
        boolean failed = writing.isDone();
        ThreadEnd.await(thread, STOP_LIMIT, "the status of the backup host");
        if (failed) {
            throw new AssertionError("the status of the backup host could not be written");
        }
    }
}
