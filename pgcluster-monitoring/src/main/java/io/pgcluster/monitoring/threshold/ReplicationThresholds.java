package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.MemorySize;

/**
 * Thresholds: how far standbys may be behind, and what slots may keep.
 *
 * @param lagSize WAL that a standby has not replayed
 * @param lagTime age of the last replayed transaction while there is WAL to replay
 * @param lagTimeFloor bytes of lag below which a lag in time is not reported, since an idle primary sends nothing to replay
 * @param slotRetained WAL that one slot keeps
 * @param slotLimitUsed share of max_slot_wal_keep_size that one slot keeps
 * @param recoveryConflicts queries of a standby that recovery cancels in 10 minutes, a number
 * @param subscriptionLag time since a running subscription last heard from its publisher
 */
public record ReplicationThresholds(
        SizeLimits lagSize,
        TimeLimits lagTime,
        MemorySize lagTimeFloor,
        SizeLimits slotRetained,
        RatioLimits slotLimitUsed,
        long recoveryConflicts,
        TimeLimits subscriptionLag) {
    /** Fit for a cluster without special needs. */
    public static final ReplicationThresholds DEFAULT = new ReplicationThresholds(
            SizeLimits.of("64Mi", "1Gi"),
            TimeLimits.of("30s", "5m"),
            MemorySize.parse("1Mi"),
            SizeLimits.of("10Gi", "50Gi"),
            new RatioLimits(0.5, 0.8),
            10,
            TimeLimits.of("1m", "5m"));

    /** Refuses values with which an alert could never, or would always fire. */
    public ReplicationThresholds {
        Checks.positive("lagTimeFloor", lagTimeFloor.bytes());
        Checks.positive("recoveryConflicts", recoveryConflicts);
    }
}
