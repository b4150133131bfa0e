package io.pgcluster.monitoring.threshold;

/**
 * Thresholds: how full the server may be.
 *
 * @param used share of the connections that clients without a reserved one may use
 * @param limitUsed share of the connection limit of one database or role
 */
public record ConnectionsThresholds(RatioLimits used, RatioLimits limitUsed) {
    /** Fit for a cluster without special needs. */
    public static final ConnectionsThresholds DEFAULT =
            new ConnectionsThresholds(new RatioLimits(0.8, 0.95), new RatioLimits(0.8, 0.95));
}
