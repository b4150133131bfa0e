package io.pgcluster.e2e;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.threshold.BackupThresholds;
import io.pgcluster.monitoring.threshold.PatroniThresholds;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.ReplicationThresholds;
import io.pgcluster.monitoring.threshold.SizeLimits;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.TimeLimits;
import io.pgcluster.monitoring.threshold.TransactionsThresholds;
import io.pgcluster.monitoring.threshold.WalThresholds;

/** Thresholds that fit rules in {@link TimeLapse}. */
final class TestThresholds {
    private TestThresholds() {}

    /**
     * The default ones, apart from outages: a switchover and a restart take as many seconds as ever, so 15 and not 5 of them must pass. Ages
     * and sizes are not shortened, since servers do not work faster.
     */
    static Thresholds healthy() {
        PendingTimes usual = Thresholds.DEFAULT.pending();
        return with(
                Thresholds.DEFAULT,
                new PendingTimes(span("3m"), span("3m"), usual.steady(), usual.sustained(), usual.lasting()));
    }

    /**
     * What is reached within seconds: ages of hours and sizes of megabytes are lowered, shares and numbers are the default ones. Pending times
     * follow each other closer than the default ones, so that no alert waits for longer than 25 seconds.
     */
    static Thresholds faults() {
        Thresholds usual = Thresholds.DEFAULT;
        Thresholds lowered = new Thresholds(
                usual.availability(),
                replication(usual.replication()),
                usual.connections(),
                transactions(usual.transactions()),
                usual.vacuum(),
                wal(usual.wal()),
                backup(usual.backup()),
                usual.pooler(),
                new PatroniThresholds(limits("15s", "1h")),
                usual.disk(),
                usual.host(),
                usual.exporter(),
                usual.pending(),
                usual.objectives());
        return with(lowered, new PendingTimes(span("1m"), span("2m"), span("3m"), span("4m"), span("5m")));
    }

    private static Thresholds with(Thresholds other, PendingTimes pending) {
        return new Thresholds(
                other.availability(),
                other.replication(),
                other.connections(),
                other.transactions(),
                other.vacuum(),
                other.wal(),
                other.backup(),
                other.pooler(),
                other.patroni(),
                other.disk(),
                other.host(),
                other.exporter(),
                pending,
                other.objectives());
    }

    private static ReplicationThresholds replication(ReplicationThresholds usual) {
        return new ReplicationThresholds(
                new SizeLimits(MemorySize.parse("4Mi"), MemorySize.parse("1Gi")),
                limits("5s", "1h"),
                usual.lagTimeFloor(),
                usual.slotRetained(),
                usual.slotLimitUsed(),
                usual.recoveryConflicts(),
                usual.subscriptionLag());
    }

    private static TransactionsThresholds transactions(TransactionsThresholds usual) {
        return new TransactionsThresholds(
                limits("5s", "1h"),
                limits("8s", "1h"),
                span("8s"),
                limits("5s", "1h"),
                usual.blockedSessions(),
                usual.lockTableUsed(),
                usual.deadlocks(),
                usual.rollbackRatio(),
                usual.minRollbackRate(),
                usual.cacheHitRatio(),
                usual.minBlockReadRate(),
                MemorySize.parse("64Ki"),
                usual.latencyGrowth(),
                usual.latencyFloor(),
                usual.preparedTransaction());
    }

    private static WalThresholds wal(WalThresholds usual) {
        return new WalThresholds(
                usual.requestedCheckpoints(),
                usual.minRequestedCheckpoints(),
                usual.directoryGrowth(),
                limits("20s", "1h"),
                usual.archiveBacklog());
    }

    private static BackupThresholds backup(BackupThresholds usual) {
        return new BackupThresholds(
                usual.age(),
                usual.fullAge(),
                usual.durationGrowth(),
                usual.sizeShrink(),
                usual.repositoryFree(),
                usual.drillAge(),
                usual.verifyAge(),
                span("40s"),
                usual.overdue(),
                usual.clockDifference());
    }

    private static TimeLimits limits(String warning, String critical) {
        return new TimeLimits(span(warning), span(critical));
    }

    private static TimeSpan span(String text) {
        return TimeSpan.parse(text);
    }
}
