package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: space of volumes and file systems.
 *
 * @param free share that is free
 * @param inodesFree share of inodes that is free
 * @param fullWithin time within which a file system that fills up at its present rate is reported
 * @param fullWithinFree free share above which a file system that fills up is not reported
 */
public record DiskThresholds(
        RemainingLimits free, RemainingLimits inodesFree, TimeSpan fullWithin, double fullWithinFree) {
    /** Fit for a cluster without special needs. */
    public static final DiskThresholds DEFAULT = new DiskThresholds(
            new RemainingLimits(0.2, 0.1), new RemainingLimits(0.1, 0.03), TimeSpan.parse("24h"), 0.4);

    /** Refuses values with which an alert could never, or would always fire. */
    public DiskThresholds {
        Checks.share("fullWithinFree", fullWithinFree);
    }
}
