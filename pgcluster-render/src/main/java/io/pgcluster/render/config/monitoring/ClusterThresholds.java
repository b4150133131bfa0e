package io.pgcluster.render.config.monitoring;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PercentLimitsSpec;
import io.pgcluster.model.spec.SizeLimitsSpec;
import io.pgcluster.model.spec.ThresholdsSpec;
import io.pgcluster.model.spec.TimeLimitsSpec;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.threshold.ConnectionsThresholds;
import io.pgcluster.monitoring.threshold.DiskThresholds;
import io.pgcluster.monitoring.threshold.ExporterThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.PoolerThresholds;
import io.pgcluster.monitoring.threshold.RatioLimits;
import io.pgcluster.monitoring.threshold.RemainingLimits;
import io.pgcluster.monitoring.threshold.ReplicationThresholds;
import io.pgcluster.monitoring.threshold.SizeLimits;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.TimeLimits;
import io.pgcluster.monitoring.threshold.TransactionsThresholds;
import io.pgcluster.monitoring.threshold.VacuumThresholds;
import io.pgcluster.monitoring.threshold.WalThresholds;
import java.time.Duration;

/** The thresholds of a cluster: what its specification sets, what follows from its schedules and scrapes, and the defaults. */
public final class ClusterThresholds {
    private static final Thresholds DEFAULT = Thresholds.DEFAULT;

    /** A condition that fewer scrapes have shown may be one lost scrape. */
    private static final int MIN_SCRAPES = 4;

    private ClusterThresholds() {}

    public static Thresholds of(ClusterSpec spec) {
        ThresholdsSpec set = spec.monitoring().thresholds();
        TimeSpan interval = spec.monitoring().scrapeInterval();
        return new Thresholds(
                DEFAULT.availability(),
                replication(set),
                new ConnectionsThresholds(
                        ratio(set.connectionsUsed()), DEFAULT.connections().limitUsed()),
                transactions(set),
                vacuum(set),
                wal(set),
                BackupAges.of(spec.backup(), set),
                new PoolerThresholds(
                        times(set.poolerWait()),
                        DEFAULT.pooler().poolUsed(),
                        DEFAULT.pooler().clientsUsed()),
                DEFAULT.patroni(),
                disk(set),
                DEFAULT.host(),
                new ExporterThresholds(half(interval)),
                pending(interval),
                DEFAULT.objectives());
    }

    private static ReplicationThresholds replication(ThresholdsSpec set) {
        ReplicationThresholds other = DEFAULT.replication();
        return new ReplicationThresholds(
                sizes(set.replicationLagSize()),
                times(set.replicationLag()),
                other.lagTimeFloor(),
                sizes(set.slotRetained()),
                other.slotLimitUsed(),
                other.recoveryConflicts(),
                other.subscriptionLag());
    }

    private static TransactionsThresholds transactions(ThresholdsSpec set) {
        TransactionsThresholds other = DEFAULT.transactions();
        return new TransactionsThresholds(
                times(set.idleInTransaction()),
                times(set.longTransaction()),
                set.longQuery(),
                times(set.lockWait()),
                other.blockedSessions(),
                other.lockTableUsed(),
                other.deadlocks(),
                other.rollbackRatio(),
                other.minRollbackRate(),
                other.cacheHitRatio(),
                other.minBlockReadRate(),
                other.tempBytesPerSecond(),
                other.latencyGrowth(),
                other.latencyFloor(),
                other.preparedTransaction());
    }

    private static VacuumThresholds vacuum(ThresholdsSpec set) {
        VacuumThresholds other = DEFAULT.vacuum();
        return new VacuumThresholds(
                other.xminHorizonAge(),
                ratio(set.wraparound()),
                other.freezeBehind(),
                other.minDeadRows(),
                other.vacuumBehind(),
                other.bloatRatio(),
                other.minBloatSize(),
                other.sequenceUsed());
    }

    private static WalThresholds wal(ThresholdsSpec set) {
        WalThresholds other = DEFAULT.wal();
        return new WalThresholds(
                other.requestedCheckpoints(),
                other.minRequestedCheckpoints(),
                other.directoryGrowth(),
                times(set.archiveAge()),
                other.archiveBacklog());
    }

    private static DiskThresholds disk(ThresholdsSpec set) {
        DiskThresholds other = DEFAULT.disk();
        return new DiskThresholds(
                new RemainingLimits(
                        share(set.diskFree().warning()), share(set.diskFree().critical())),
                other.inodesFree(),
                other.fullWithin(),
                other.fullWithinFree());
    }

    private static PendingTimes pending(TimeSpan interval) {
        PendingTimes other = DEFAULT.pending();
        TimeSpan least = new TimeSpan(interval.duration().multipliedBy(MIN_SCRAPES));
        return new PendingTimes(
                longer(other.outage(), least),
                longer(other.brief(), least),
                longer(other.steady(), least),
                other.sustained(),
                other.lasting());
    }

    private static TimeSpan longer(TimeSpan one, TimeSpan other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Half of an interval, in whole seconds if it is at least one. */
    private static TimeSpan half(TimeSpan interval) {
        Duration half = interval.duration().dividedBy(2);
        return new TimeSpan(half.toSeconds() > 0 ? Duration.ofSeconds(half.toSeconds()) : half);
    }

    private static RatioLimits ratio(PercentLimitsSpec limits) {
        return new RatioLimits(share(limits.warning()), share(limits.critical()));
    }

    private static double share(int percent) {
        return percent / 100.0;
    }

    private static TimeLimits times(TimeLimitsSpec limits) {
        return new TimeLimits(limits.warning(), limits.critical());
    }

    private static SizeLimits sizes(SizeLimitsSpec limits) {
        return new SizeLimits(limits.warning(), limits.critical());
    }
}
