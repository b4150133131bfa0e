package io.pgcluster.monitoring.threshold;

import io.pgcluster.model.value.MemorySize;

/**
 * Thresholds: how far vacuum may be behind.
 *
 * @param xminHorizonAge transactions since the oldest one whose rows vacuum must keep, a number
 * @param wraparound share of the 2^31 transaction or multixact ids between freezing and refusal of writes
 * @param freezeBehind age of a database as a multiple of autovacuum_freeze_max_age
 * @param minDeadRows dead rows of a table below which vacuum is not reported to be behind, a number
 * @param vacuumBehind dead rows of a table as a multiple of where autovacuum begins
 * @param bloatRatio estimated share of a table or index that holds nothing
 * @param minBloatSize size of a table or index below which its bloat is not reported
 * @param sequenceUsed share of a sequence that is used up
 */
public record VacuumThresholds(
        long xminHorizonAge,
        RatioLimits wraparound,
        double freezeBehind,
        long minDeadRows,
        double vacuumBehind,
        double bloatRatio,
        MemorySize minBloatSize,
        RatioLimits sequenceUsed) {
    /** Fit for a cluster without special needs. */
    public static final VacuumThresholds DEFAULT = new VacuumThresholds(
            10_000_000,
            new RatioLimits(0.5, 0.75),
            1.25,
            10_000,
            3,
            0.6,
            MemorySize.parse("256Mi"),
            new RatioLimits(0.75, 0.9));

    /** Refuses values with which an alert could never, or would always fire. */
    public VacuumThresholds {
        Checks.positive("xminHorizonAge", xminHorizonAge);
        Checks.positive("freezeBehind", freezeBehind);
        Checks.positive("minDeadRows", minDeadRows);
        Checks.positive("vacuumBehind", vacuumBehind);
        Checks.share("bloatRatio", bloatRatio);
        Checks.positive("minBloatSize", minBloatSize.bytes());
    }
}
