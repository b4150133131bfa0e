package io.pgcluster.operate.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A new cluster that was restored from the backups of another cluster.
 *
 * @param name its name
 * @param directory its directory, which holds its specification too
 * @param specification the file of its specification
 * @param duration from the first step until every member was there
 * @param lastCommit time of the last commit in it, ISO 8601 in UTC; empty if none was replayed
 * @param notes what to know, a sentence each
 */
public record CloneReport(
        String name,
        Path directory,
        Path specification,
        Duration duration,
        Optional<String> lastCommit,
        List<String> notes) {
    /** Keeps an unmodifiable copy. */
    public CloneReport {
        notes = List.copyOf(notes);
    }
}
