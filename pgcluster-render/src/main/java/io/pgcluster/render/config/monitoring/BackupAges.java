package io.pgcluster.render.config.monitoring;

import io.pgcluster.model.sizing.BackupIntervals;
import io.pgcluster.model.sizing.Intervals;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.spec.ThresholdsSpec;
import io.pgcluster.model.spec.TimeLimitsSpec;
import io.pgcluster.model.spec.VerificationSpec;
import io.pgcluster.model.value.CronExpression;
import io.pgcluster.model.value.TimeSpan;
import io.pgcluster.monitoring.threshold.BackupThresholds;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.TimeLimits;
import java.time.Duration;
import java.util.Optional;

/**
 * When backups, drills and verifications are too old: a run that is late by what a run takes is a warning, a second one that is missing is
 * critical. So a cluster that is backed up once a week does not warn every day.
 */
final class BackupAges {
    private static final BackupThresholds DEFAULT = Thresholds.DEFAULT.backup();

    private BackupAges() {}

    static BackupThresholds of(BackupSpec backup, ThresholdsSpec set) {
        VerificationSpec verification = backup.verification();
        return new BackupThresholds(
                limits(set.backupAge(), BackupIntervals.any(backup), DEFAULT.age()),
                limits(set.fullBackupAge(), BackupIntervals.full(backup), DEFAULT.fullAge()),
                DEFAULT.durationGrowth(),
                DEFAULT.sizeShrink(),
                DEFAULT.repositoryFree(),
                missedOnce(verification.restoreDrill().schedule(), DEFAULT.drillAge()),
                missedOnce(verification.schedule(), DEFAULT.verifyAge()),
                DEFAULT.statusAge(),
                DEFAULT.overdue(),
                DEFAULT.clockDifference());
    }

    private static TimeLimits limits(Optional<TimeLimitsSpec> set, Optional<Duration> interval, TimeLimits otherwise) {
        return set.map(limits -> new TimeLimits(limits.warning(), limits.critical()))
                .or(() -> interval.map(length -> new TimeLimits(late(length, 1), late(length, 2))))
                .orElse(otherwise);
    }

    private static TimeSpan missedOnce(CronExpression schedule, TimeSpan otherwise) {
        return Intervals.longest(schedule).map(interval -> late(interval, 2)).orElse(otherwise);
    }

    /** So many intervals and what a run may take: a twelfth of one, an hour at least. */
    private static TimeSpan late(Duration interval, int intervals) {
        Duration twelfth = interval.dividedBy(12);
        Duration run = twelfth.toHours() < 1 ? Duration.ofHours(1) : Duration.ofHours(twelfth.toHours());
        return new TimeSpan(interval.multipliedBy(intervals).plus(run));
    }
}
