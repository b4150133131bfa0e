package io.pgcluster.operate.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides from many probes whether writes work through every proxy. One good answer is not enough: for up to a second a proxy has two
 * servers and connections alternate between them. So probes of a proxy that began one right after the other must all be good; one that
 * has not answered yet is not good.
 */
final class WriteVerdict {
    private static final int IN_A_ROW = 3;

    private final Predicate<String> expectedServer;
    private final Map<String, TreeMap<String, Boolean>> probesByProxy = new TreeMap<>();

    /** Counts answers through {@code proxies} of servers whose address is an {@code expectedServer}. */
    WriteVerdict(Collection<String> proxies, Predicate<String> expectedServer) {
        this.expectedServer = expectedServer;
        proxies.forEach(proxy -> probesByProxy.put(proxy, new TreeMap<>()));
    }

    /** Takes an event into account. */
    void add(ProbeEvent event) {
        boolean good = event.kind() == ProbeEvent.Kind.WRITABLE
                && event.address().filter(expectedServer).isPresent();
        probesByProxy.computeIfAbsent(event.proxy(), proxy -> new TreeMap<>()).put(event.probe(), good);
    }

    /** Whether enough probes in a row were good, through every proxy. */
    boolean works() {
        return probesByProxy.values().stream().allMatch(WriteVerdict::works);
    }

    private static boolean works(NavigableMap<String, Boolean> probes) {
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
