package io.pgcluster.operate.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * What was seen of a drill, not judged yet.
 *
 * @param account what the client's rows show
 * @param errors errors that the client saw
 * @param recovery from the undoing of the fault until every member was back on one timeline; empty if they were not in time
 * @param wal what was written before anything was broken
 */
record Observation(Account account, long errors, Optional<Duration> recovery, WalRate wal) {
    /**
     * WAL that the clients' rows made.
     *
     * @param bytesPerSecond of all that the primary wrote
     * @param bytesPerRow of an acknowledged row, with everything that belongs to it
     */
    record WalRate(double bytesPerSecond, double bytesPerRow) {
        /** Of {@code bytes} and {@code rows} in {@code nanos}. */
        static WalRate of(long bytes, long rows, long nanos) {
            return new WalRate(bytes / (nanos / 1e9), bytes / (double) Math.max(1, rows));
        }
    }
}
