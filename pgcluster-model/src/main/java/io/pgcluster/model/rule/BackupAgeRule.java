package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.BackupIntervals;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.spec.ThresholdsSpec;
import io.pgcluster.model.spec.TimeLimitsSpec;
import io.pgcluster.model.value.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A limit for the age of backups below the time between two of them: the alert would fire although every run succeeds. */
final class BackupAgeRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        ThresholdsSpec limits = candidate.spec().monitoring().thresholds();
        if (!backup.enabled()) {
            return List.of();
        }
        return Stream.of(
                        finding("backupAge", "backups", limits.backupAge(), BackupIntervals.any(backup)),
                        finding("fullBackupAge", "full backups", limits.fullBackupAge(), BackupIntervals.full(backup)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(
            String field, String what, Optional<TimeLimitsSpec> limits, Optional<Duration> between) {
        if (limits.isEmpty()
                || between.isEmpty()
                || limits.get().warning().duration().compareTo(between.get()) > 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "backup-age",
                "spec.monitoring.thresholds." + field + ".warning",
                what + " are reported as too old after " + limits.get().warning() + ", but up to "
                        + new TimeSpan(between.get()) + " pass between two of them: the alert would fire although every"
                        + " run succeeds",
                "raise it, back up more often, or remove " + field + " to derive it from the schedule"));
    }
}
