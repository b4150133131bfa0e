package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: how soon an outage and how many role changes are reported.
 *
 * @param recent how far back a restart or a change of role counts as recent
 * @param rapidFailovers changes of timeline within an hour that are too many, a number
 */
public record AvailabilityThresholds(TimeSpan recent, long rapidFailovers) {
    /** Fit for a cluster without special needs. */
    public static final AvailabilityThresholds DEFAULT = new AvailabilityThresholds(TimeSpan.parse("15m"), 3);

    /** Refuses values with which an alert could never, or would always fire. */
    public AvailabilityThresholds {
        Checks.positive("rapidFailovers", rapidFailovers);
    }
}
