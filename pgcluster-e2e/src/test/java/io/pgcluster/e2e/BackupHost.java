package io.pgcluster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The backup host of a running bundle: its program, its status files, and its repository on disk. */
record BackupHost(LiveCluster cluster) {
    private static final Duration RUN = Duration.ofMinutes(3);
    private static final Duration SIGN = Duration.ofMinutes(2);

    /** An unfinished backup of which files have been copied. */
    private static final String IS_COPYING =
            "for d in /var/lib/pgbackrest/*/backup/*/*F; do [ -e \"$d/backup.manifest\" ] || [ ! -e \"$d/bundle/1\" ] || exit 0; done; exit 1";

    /** Runs a job to its end, however that is. */
    Ran run(String job) {
        return Ran.run(RUN, "docker", "exec", cluster.container("backup"), "pgcluster-backup", "run", job);
    }

    /** Begins a full backup, and returns when files are being copied. */
    CompletableFuture<Ran> beginFullBackup() {
        CompletableFuture<Ran> running = CompletableFuture.supplyAsync(() -> run("full"));
        Await.until(
                "a backup is copying files, or has ended",
                SIGN,
                () -> running.isDone() || shell(IS_COPYING).exitCode() == 0);
        if (running.isDone()) {
            running.join().orFail();
            throw new AssertionError("the backup ended before it could be interrupted");
        }
        return running;
    }

    /** A shell's command line in the container. */
    Ran shell(String line) {
        return cluster.exec("backup", "sh", "-c", line);
    }

    /** What the exporter reads of the runs. */
    JsonNode runs() {
        return status("runs.json");
    }

    /** What the exporter reads of the repositories. */
    JsonNode info() {
        return status("info.json");
    }

    private JsonNode status(String file) {
        return LiveCluster.json(cluster.exec("backup", "cat", "/var/lib/pgcluster-backup/status/" + file)
                .orFail());
    }

    /** The record of a job. */
    JsonNode record(String job) {
        for (JsonNode run : runs().path("runs")) {
            if (run.path("job").asText().equals(job)) {
                return run;
            }
        }
        throw new AssertionError("no run of " + job + " in " + runs());
    }

    /** Backups that are complete, oldest first. */
    List<JsonNode> backups() {
        List<JsonNode> backups = new ArrayList<>();
        Ran ran = cluster.exec("backup", "pgcluster-backup", "list", "--json");
        if (ran.exitCode() == 0) {
            LiveCluster.json(ran).path("backups").forEach(backups::add);
        }
        return backups;
    }

    /** Breaks or mends the container: {@code pause}, {@code unpause}, {@code kill}, {@code start}. */
    void container(String verb) {
        Ran.run(RUN, "docker", verb, cluster.container("backup")).orFail();
    }
}
