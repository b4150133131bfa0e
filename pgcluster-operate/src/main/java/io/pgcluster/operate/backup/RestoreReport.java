package io.pgcluster.operate.backup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a restore, or the way back from one, came to.
 *
 * @param primary the primary now
 * @param duration from its first step, also if it was interrupted and resumed
 * @param timeline the timeline of the cluster now; empty if it is not known
 * @param lastCommit time of the last commit that was restored, ISO 8601 in UTC; empty if it is not known
 * @param kept whether the data of before is kept
 * @param notes what is not as expected, a sentence each
 */
public record RestoreReport(
        String primary,
        Duration duration,
        Optional<Long> timeline,
        Optional<String> lastCommit,
        boolean kept,
        List<String> notes) {
    /** Keeps an unmodifiable copy. */
    public RestoreReport {
        notes = List.copyOf(notes);
    }
}
