package io.pgcluster.monitoring.threshold;

/**
 * Thresholds: checkpoints, the WAL directory and its archive.
 *
 * @param requestedCheckpoints checkpoints requested as a multiple of those due by time
 * @param minRequestedCheckpoints requested checkpoints an hour below which they are not reported, a number
 * @param directoryGrowth size of the WAL directory as a multiple of max_wal_size
 * @param archiveAge time since a WAL file was archived, while WAL is written or archiving fails
 * @param archiveBacklog WAL files that wait to be archived
 */
public record WalThresholds(
        double requestedCheckpoints,
        long minRequestedCheckpoints,
        double directoryGrowth,
        TimeLimits archiveAge,
        CountLimits archiveBacklog) {
    /** Fit for a cluster without special needs. */
    public static final WalThresholds DEFAULT =
            new WalThresholds(2, 6, 2, TimeLimits.of("15m", "1h"), new CountLimits(64, 256));

    /** Refuses values with which an alert could never, or would always fire. */
    public WalThresholds {
        Checks.positive("requestedCheckpoints", requestedCheckpoints);
        Checks.positive("minRequestedCheckpoints", minRequestedCheckpoints);
        Checks.positive("directoryGrowth", directoryGrowth);
    }
}
