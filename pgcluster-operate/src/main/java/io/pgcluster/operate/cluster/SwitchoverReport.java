package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a switchover.
 *
 * @param from the primary before
 * @param to the member that was to take over
 * @param move how it went
 * @param transactions transactions that it gave up for
 * @param recovery from the move until every member was back; empty if they were not in time, or nothing was moved
 */
public record SwitchoverReport(
        String from, String to, MoveReport move, List<LongTransaction> transactions, Optional<Duration> recovery) {
    /** Keeps an unmodifiable copy. */
    public SwitchoverReport {
        transactions = List.copyOf(transactions);
    }

    /** The same once it is known how long every member took to come back. */
    public SwitchoverReport with(Optional<Duration> known) {
        return new SwitchoverReport(from, to, move, transactions, known);
    }
}
