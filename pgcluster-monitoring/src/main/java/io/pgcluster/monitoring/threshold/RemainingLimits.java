package io.pgcluster.monitoring.threshold;

/**
 * Limits of a share that is left, such as free disk space.
 *
 * @param warning at most 1
 * @param critical below {@code warning}, more than 0
 */
public record RemainingLimits(double warning, double critical) {
    /** Refuses shares out of range or order. */
    public RemainingLimits {
        Checks.share("warning", warning);
        Checks.share("critical", critical);
        Checks.falling(warning, critical);
    }
}
