package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.MemorySize;

/**
 * Limits of an amount of data.
 *
 * @param warning more than 0 bytes
 * @param critical more than {@code warning}
 */
public record SizeLimits(MemorySize warning, MemorySize critical) {
    /** Refuses sizes out of range or order. */
    public SizeLimits {
        Checks.positive("warning", warning.bytes());
        Checks.rising(warning, critical);
    }

    /** The limits as text, such as {@code 64Mi} and {@code 1Gi}. */
    static SizeLimits of(String warning, String critical) {
        return new SizeLimits(MemorySize.parse(warning), MemorySize.parse(critical));
    }
}
