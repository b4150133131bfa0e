package io.pgcluster.monitoring.threshold;

/**
 * Thresholds: the cluster manager.
 *
 * @param consensusSilence time since a member last reached the consensus store
 */
public record PatroniThresholds(TimeLimits consensusSilence) {
    /** Fit for a cluster without special needs. */
    public static final PatroniThresholds DEFAULT = new PatroniThresholds(TimeLimits.of("1m", "5m"));
}
