package io.pgcluster.exporter.dashboard;

import java.time.Duration;
import java.util.Map;

/**
 * The range that is looked at, and the interval between the values of a series in it.
 *
 * @param end in seconds since 1970
 * @param scrape the interval between scrapes, which the data source is configured with
 */
record TimeFrame(long end, Duration range, Duration scrape) {
    private static final int MAX_POINTS = 1000;

    /** The interval between values: what fits on a panel's pixels, never less than that between scrapes. */
    long stepSeconds() {
        return Math.max(scrape.toSeconds(), (range.toSeconds() + MAX_POINTS - 1) / MAX_POINTS);
    }

    /** The window in which a rate always has enough samples. */
    long rateSeconds() {
        return Math.max(stepSeconds() + scrape.toSeconds(), 4 * scrape.toSeconds());
    }

    /** Grafana's own variables. */
    Map<String, Substitution.Value> variables() {
        return Map.of(
                "__interval", Substitution.Value.verbatim(stepSeconds() + "s"),
                "__interval_ms", Substitution.Value.verbatim(String.valueOf(stepSeconds() * 1000)),
                "__rate_interval", Substitution.Value.verbatim(rateSeconds() + "s"),
                "__range", Substitution.Value.verbatim(range.toSeconds() + "s"),
                "__range_s", Substitution.Value.verbatim(String.valueOf(range.toSeconds())),
                "__range_ms", Substitution.Value.verbatim(String.valueOf(range.toMillis())));
    }

    /** The parameters of a query for the range, aligned to the step as Grafana does. */
    String rangeParameters() {
        long step = stepSeconds();
        long last = end / step * step;
        return "&start=" + (last - range.toSeconds()) / step * step + "&end=" + last + "&step=" + step;
    }
}
