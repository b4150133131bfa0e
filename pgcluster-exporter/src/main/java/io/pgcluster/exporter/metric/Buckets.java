package io.pgcluster.exporter.metric;

import java.util.List;

/**
 * The value of a histogram.
 *
 * @param upperBounds of the buckets, ascending, without the infinite one
 * @param counts observations at or under each bound, cumulative; as many as bounds
 * @param count all observations
 * @param sum of all observations
 */
public record Buckets(List<Double> upperBounds, List<Long> counts, long count, double sum) {
    /** Refuses bounds and counts that do not belong together. */
    public Buckets {
        upperBounds = List.copyOf(upperBounds);
        counts = List.copyOf(counts);
        if (upperBounds.size() != counts.size()) {
            throw new IllegalArgumentException(
                    "found " + upperBounds.size() + " bounds and " + counts.size() + " counts, expected as many");
        }
    }
}
