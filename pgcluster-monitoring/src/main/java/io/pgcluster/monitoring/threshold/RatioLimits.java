package io.pgcluster.monitoring.threshold;

/**
 * Limits of a share that is in use.
 *
 * @param warning more than 0
 * @param critical above {@code warning}, at most 1
 */
public record RatioLimits(double warning, double critical) {
    /** Refuses shares out of range or order. */
    public RatioLimits {
        Checks.share("warning", warning);
        Checks.share("critical", critical);
        Checks.rising(warning, critical);
    }
}
