package io.pgcluster.cli.cluster;

import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides from many probes whether writes work. One good answer is not enough: for up to a second the proxy has two servers and
 * connections alternate between them. So probes that began one right after the other must all be good; one that has not answered yet is
 * not good.
 */
final class WriteVerdict {
    private static final int IN_A_ROW = 3;

    private final Predicate<String> expectedServer;
    private final TreeMap<String, Boolean> probes = new TreeMap<>();

    /** Counts answers of servers whose address is an {@code expectedServer}. */
    WriteVerdict(Predicate<String> expectedServer) {
        this.expectedServer = expectedServer;
    }

    /** Takes an event into account. */
    void add(ProbeEvent event) {
        boolean good = event.kind() == ProbeEvent.Kind.WRITABLE
                && event.address().filter(expectedServer).isPresent();
        probes.put(event.probe(), good);
    }

    /** Whether enough probes in a row were good. */
    boolean works() {
        int row = 0;
        for (boolean good : probes.values()) {
            row = good ? row + 1 : 0;
            if (row == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }
}
