package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * For how long a condition must hold before its alert fires; each alert takes one of these.
 *
 * @param outage what clients notice at once
 * @param brief what is a failure if two or three scrapes show it
 * @param steady what may pass by itself within minutes
 * @param sustained what matters only if it lasts
 * @param lasting what is work for a day
 */
public record PendingTimes(TimeSpan outage, TimeSpan brief, TimeSpan steady, TimeSpan sustained, TimeSpan lasting) {
    /** Fit for a cluster without special needs. */
    public static final PendingTimes DEFAULT = new PendingTimes(
            TimeSpan.parse("1m"),
            TimeSpan.parse("2m"),
            TimeSpan.parse("5m"),
            TimeSpan.parse("15m"),
            TimeSpan.parse("30m"));
}
