package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Limits of an age, a lag or a wait.
 *
 * @param warning more than 0
 * @param critical longer than {@code warning}
 */
public record TimeLimits(TimeSpan warning, TimeSpan critical) {
    /** Refuses limits out of order. */
    public TimeLimits {
        Checks.rising(warning, critical);
    }

    /** The limits as text, such as {@code 30s} and {@code 5m}. */
    static TimeLimits of(String warning, String critical) {
        return new TimeLimits(TimeSpan.parse(warning), TimeSpan.parse(critical));
    }
}
