package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: how old backups may be, and how much space is left for them.
 *
 * @param age time since the last backup of any type, for daily backups
 * @param fullAge time since the last full backup, for weekly full backups
 * @param durationGrowth duration of a backup as a multiple of the mean of a week
 * @param sizeShrink size of a full backup as a share of the mean of a week
 * @param repositoryFree share of a local repository's file system that is free
 * @param drillAge time since a restore drill last succeeded, for weekly drills
 * @param verifyAge time since the repositories were last verified, for weekly verification
 * @param statusAge age of the files that the backup host writes every 30 seconds
 * @param overdue how late a planned run may start
 * @param clockDifference difference of the clocks of primary and backup host
 */
public record BackupThresholds(
        TimeLimits age,
        TimeLimits fullAge,
        double durationGrowth,
        double sizeShrink,
        RemainingLimits repositoryFree,
        TimeSpan drillAge,
        TimeSpan verifyAge,
        TimeSpan statusAge,
        TimeSpan overdue,
        TimeSpan clockDifference) {
    /** Fit for a cluster without special needs. */
    public static final BackupThresholds DEFAULT = new BackupThresholds(
            TimeLimits.of("26h", "50h"),
            TimeLimits.of("8d", "15d"),
            2,
            0.5,
            new RemainingLimits(0.2, 0.1),
            TimeSpan.parse("15d"),
            TimeSpan.parse("15d"),
            TimeSpan.parse("5m"),
            TimeSpan.parse("1h"),
            TimeSpan.parse("1m"));

    /** Refuses values with which an alert could never, or would always fire. */
    public BackupThresholds {
        Checks.positive("durationGrowth", durationGrowth);
        Checks.share("sizeShrink", sizeShrink);
    }
}
