package io.pgcluster.monitoring.threshold;

/**
 * Thresholds: queues of the connection poolers.
 *
 * @param maxWait how long the first client in the queue has waited for a server connection
 * @param poolUsed share of a pool's server connections in use
 * @param clientsUsed share of a pooler's client connections in use
 */
public record PoolerThresholds(TimeLimits maxWait, double poolUsed, double clientsUsed) {
    /** Fit for a cluster without special needs. */
    public static final PoolerThresholds DEFAULT = new PoolerThresholds(TimeLimits.of("5s", "30s"), 0.9, 0.9);

    /** Refuses values with which an alert could never, or would always fire. */
    public PoolerThresholds {
        Checks.share("poolUsed", poolUsed);
        Checks.share("clientsUsed", clientsUsed);
    }
}
