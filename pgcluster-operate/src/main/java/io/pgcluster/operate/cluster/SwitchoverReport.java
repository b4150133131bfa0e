package io.pgcluster.operate.cluster;

import java.util.List;

/**
 * What became of a switchover.
 *
 * @param from the primary before
 * @param to the member that was to take over
 * @param move how it went
 * @param transactions transactions that it gave up for
 */
public record SwitchoverReport(String from, String to, MoveReport move, List<LongTransaction> transactions) {
    /** Keeps an unmodifiable copy. */
    public SwitchoverReport {
        transactions = List.copyOf(transactions);
    }
}
