package io.pgcluster.monitoring.threshold;

/**
 * Limits of a number of things.
 *
 * @param warning more than 0
 * @param critical more than {@code warning}
 */
public record CountLimits(long warning, long critical) {
    /** Refuses numbers out of range or order. */
    public CountLimits {
        Checks.positive("warning", warning);
        Checks.rising(warning, critical);
    }
}
