package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;

/**
 * Thresholds: how long sessions may hold what others need, and how statements fare.
 *
 * @param idleInTransaction age of the session that has been idle in a transaction for longest
 * @param longTransaction age of the oldest transaction of a client
 * @param longQuery duration of the longest statement of a client
 * @param lockWait the longest wait for a lock
 * @param blockedSessions sessions that wait for locks, a number
 * @param lockTableUsed share of the shared lock table
 * @param deadlocks deadlocks in 10 minutes, a number
 * @param rollbackRatio share of transactions that are rolled back
 * @param minRollbackRate rollbacks a second below which their share is not reported
 * @param cacheHitRatio share of blocks found in shared buffers below which it is reported
 * @param minBlockReadRate blocks read a second below which the share of hits is not reported
 * @param tempBytesPerSecond bytes written a second to temporary files
 * @param latencyGrowth mean time of a statement as a multiple of the same hour a week ago
 * @param latencyFloor mean time of a statement below which its growth is not reported
 * @param preparedTransaction age of the oldest prepared transaction
 */
public record TransactionsThresholds(
        TimeLimits idleInTransaction,
        TimeLimits longTransaction,
        TimeSpan longQuery,
        TimeLimits lockWait,
        long blockedSessions,
        double lockTableUsed,
        long deadlocks,
        double rollbackRatio,
        double minRollbackRate,
        double cacheHitRatio,
        double minBlockReadRate,
        MemorySize tempBytesPerSecond,
        double latencyGrowth,
        TimeSpan latencyFloor,
        TimeSpan preparedTransaction) {
    /** Fit for a cluster without special needs. */
    public static final TransactionsThresholds DEFAULT = new TransactionsThresholds(
            TimeLimits.of("5m", "15m"),
            TimeLimits.of("1h", "12h"),
            TimeSpan.parse("30m"),
            TimeLimits.of("1m", "10m"),
            10,
            0.5,
            3,
            0.1,
            1,
            0.9,
            100,
            MemorySize.parse("32Mi"),
            2,
            TimeSpan.parse("5ms"),
            TimeSpan.parse("1h"));

    /** Refuses values with which an alert could never, or would always fire. */
    public TransactionsThresholds {
        Checks.positive("blockedSessions", blockedSessions);
        Checks.share("lockTableUsed", lockTableUsed);
        Checks.positive("deadlocks", deadlocks);
        Checks.share("rollbackRatio", rollbackRatio);
        Checks.positive("minRollbackRate", minRollbackRate);
        Checks.share("cacheHitRatio", cacheHitRatio);
        Checks.positive("minBlockReadRate", minBlockReadRate);
        Checks.positive("tempBytesPerSecond", tempBytesPerSecond.bytes());
        Checks.positive("latencyGrowth", latencyGrowth);
    }
}
