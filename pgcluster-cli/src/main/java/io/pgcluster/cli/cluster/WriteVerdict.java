package io.pgcluster.cli.cluster;

import java.time.Duration;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides from many probes whether writes work. One good answer is not enough: for up to a second the proxy has two servers and
 * connections alternate between them. So several probes that were started one after the other must all be good, and an answer that took
 * long says nothing about now.
 */
final class WriteVerdict {
    private static final int IN_A_ROW = 3;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Predicate<String> expectedServer;
    private final TreeSet<Integer> good = new TreeSet<>();

    /** Counts answers of servers whose address is an {@code expectedServer}. */
    WriteVerdict(Predicate<String> expectedServer) {
        this.expectedServer = expectedServer;
    }

    /** Takes an answer into account. */
    void add(ProbeAnswer answer) {
        boolean fresh = answer.took().compareTo(FRESH) <= 0;
        if (fresh
                && answer.writable()
                && answer.address().filter(expectedServer).isPresent()) {
            good.add(answer.number());
        }
    }

    /** Whether the last of the good answers were to probes that were started one after the other. */
    boolean works() {
        int last = good.isEmpty() ? 0 : good.last();
        for (int back = 0; back < IN_A_ROW; back++) {
            if (!good.contains(last - back)) {
                return false;
            }
        }
        return true;
    }
}
