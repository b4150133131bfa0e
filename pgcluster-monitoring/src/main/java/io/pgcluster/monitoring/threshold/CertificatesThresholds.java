package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: how long certificates remain valid.
 *
 * @param remaining time until a certificate expires
 */
public record CertificatesThresholds(RemainingTimeLimits remaining) {
    /** Fit for a cluster without special needs. */
    public static final CertificatesThresholds DEFAULT =
            new CertificatesThresholds(new RemainingTimeLimits(TimeSpan.parse("21d"), TimeSpan.parse("7d")));
}
