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
 * @param missing what was missing until then, for users, such as a synchronous standby; empty if nothing was
 */
public record SwitchoverReport(
        String from,
        String to,
        MoveReport move,
        List<LongTransaction> transactions,
        Optional<Duration> recovery,
        List<String> missing) {
    /** Keeps an unmodifiable copy. */
    public SwitchoverReport {
        transactions = List.copyOf(transactions);
        missing = List.copyOf(missing);
    }

    /** The same once it is known how the cluster recovered. */
    public SwitchoverReport with(RecoveryWait.Outcome known) {
        return new SwitchoverReport(from, to, move, transactions, known.duration(), known.missing());
    }
}
