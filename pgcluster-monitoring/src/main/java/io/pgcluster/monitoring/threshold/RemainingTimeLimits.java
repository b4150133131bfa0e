package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Limits of the time that is left, such as until a certificate expires.
 *
 * @param warning longer than {@code critical}
 * @param critical more than 0
 */
public record RemainingTimeLimits(TimeSpan warning, TimeSpan critical) {
    /** Refuses limits out of order. */
    public RemainingTimeLimits {
        Checks.falling(warning, critical);
    }
}
