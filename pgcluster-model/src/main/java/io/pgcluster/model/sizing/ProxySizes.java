package io.pgcluster.model.sizing;

/**
 * Most server connections of one HAProxy. What clients open past the poolers is divided by the proxies, since one does not know what the
 * others have open; the poolers bound themselves, and all of them may come through the one proxy that is left.
 *
 * @param primary of the poolers and the cluster itself to the primary
 * @param direct of clients past the poolers to the primary
 * @param fallback of read-only clients to the primary while no replica is fit
 * @param replica of read-only clients to each replica
 */
public record ProxySizes(int primary, int direct, int fallback, int replica) {
    /** Fewest connections of clients past the poolers with which a proxy is of use: one that writes and one that reads. */
    static final int MIN_PER_PROXY = 2;

    /** Share of a proxy's connections past the poolers that is kept for reads while no replica is fit: one in so many. */
    private static final int FALLBACK_SHARE_POOLED = 4;

    private static final int FALLBACK_SHARE = 10;

    /**
     * The sizes of one of {@code proxies}.
     *
     * @param past connections of all clients past the poolers together
     * @param own connections of the poolers and the cluster itself together
     */
    static ProxySizes of(int past, int own, int usable, int proxies, boolean pooled) {
        int each = past / proxies;
        int fallback = Math.max(1, each / (pooled ? FALLBACK_SHARE_POOLED : FALLBACK_SHARE));
        return new ProxySizes(own, each - fallback, fallback, Math.max(1, usable / proxies));
    }
}
