package io.pgcluster.exporter.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final String info;
    private final Map<String, String> changes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private final Future<?> writing;

    private BackupHost(Path directory) throws IOException {
        this.directory = directory;
        this.info = Files.readString(directory.resolve("info.json"));
        write();
        this.writing = thread.scheduleAtFixedRate(
                this::write, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    static BackupHost start(Path directory) throws IOException {
        return new BackupHost(directory);
    }

    /** Until it is closed, what matches the pattern in its files is replaced. */
    AutoCloseable shows(String pattern, String replacement) {
        changes.put(pattern, replacement);
        write();
        return () -> {
            changes.remove(pattern);
            write();
        };
    }

    private synchronized void write() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String runs = String.join(
                ",\n",
                run(now, "full", Duration.ofHours(9), 312, Duration.ofDays(7), ", \"clockDifferenceSeconds\": 0.2"),
                run(now, "incremental", Duration.ofMinutes(20), 12, Duration.ofHours(1), ""),
                run(now, "verify", Duration.ofHours(8), 95, Duration.ofDays(1), ", \"repositoryErrors\": 0"),
                run(now, "drill", Duration.ofHours(30), 140, Duration.ofDays(7), DRILL.formatted(now)));
        try {
            write("runs.json", """
                    {"written": "%s", "schedulerStarted": "%s", "runs": [%s],
                     "repositories": [{"repository": 1, "sizeBytes": 3029664, "freeBytes": 48000000, "totalBytes": 67108864}]}
                    """.formatted(now, now.minus(Duration.ofDays(20)), runs));
            write("info.json", info);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        String changed = text;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = changed.replaceAll(change.getKey(), change.getValue());
        }
        Path file = Files.writeString(directory.resolve(name + ".new"), changed);
        Files.move(file, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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
