package io.pgcluster.exporter.tls;

import java.util.List;

/**
 * Which versions of TLS a client offers.
 *
 * @param names as Java and libpq call them, oldest first; empty: those that Java offers
 */
public record TlsProtocols(List<String> names) {
    /** All that there are, oldest first. */
    public static final List<String> ALL = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** What Java offers: 1.2 and 1.3. */
    public static final TlsProtocols DEFAULT = new TlsProtocols(List.of());

    /** Copies what it is given. */
    public TlsProtocols {
        names = List.copyOf(names);
    }

    /**
     * From {@code oldest} to {@code newest}, both of them names in {@link #ALL}.
     *
     * @throws IllegalArgumentException if there is none between them
     */
    public static TlsProtocols between(String oldest, String newest) {
        int from = ALL.indexOf(oldest);
        int to = ALL.indexOf(newest);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("found no version of TLS from " + oldest + " to " + newest);
        }
        return new TlsProtocols(ALL.subList(from, to + 1));
    }
}
