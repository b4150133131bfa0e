package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: the exporter itself.
 *
 * @param scrapeDuration duration of a scrape; half of the interval between scrapes
 */
public record ExporterThresholds(TimeSpan scrapeDuration) {
    /** Fit for a cluster without special needs. */
    public static final ExporterThresholds DEFAULT = new ExporterThresholds(TimeSpan.parse("7s"));
}
