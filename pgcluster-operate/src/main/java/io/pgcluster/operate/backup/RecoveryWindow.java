package io.pgcluster.operate.backup;

import java.util.Optional;

/**
 * The times that can be restored to.
 *
 * @param repository number of the repository
 * @param timeline the timeline; empty if the range is over all of them
 * @param from the earliest time, ISO 8601 in UTC; empty if nothing can be restored
 * @param to the latest time, ISO 8601 in UTC; empty if it is not known
 */
public record RecoveryWindow(int repository, Optional<Integer> timeline, Optional<String> from, Optional<String> to) {
    /** The range for people. */
    public String describe() {
        return from.orElse("nothing") + " to " + to.orElse("the end of the archive");
    }
}
