package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.Intervals;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.value.CronExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Differential and incremental backups belong between full ones. */
final class IncrementalScheduleRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        return Stream.of(
                        finding("differential", backup.differentialSchedule(), backup.schedule()),
                        finding("incremental", backup.incrementalSchedule(), backup.schedule()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(String type, Optional<CronExpression> schedule, CronExpression fulls) {
        Optional<Duration> between = schedule.flatMap(Intervals::longest);
        Optional<Duration> full = Intervals.longest(fulls);
        if (between.isEmpty() || full.isEmpty() || between.get().compareTo(full.get()) < 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "incremental-schedule",
                "spec.backup." + type + "Schedule",
                type + " backups (\"" + schedule.get() + "\") are not more frequent than full backups (\"" + fulls
                        + "\")",
                "take full backups less often, or remove " + type + "Schedule"));
    }
}
