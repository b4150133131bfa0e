package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.value.CronExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Incremental backups belong between full ones. */
final class IncrementalScheduleRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        Optional<CronExpression> incremental = backup.incrementalSchedule();
        Optional<Duration> between = incremental.flatMap(Intervals::longest);
        Optional<Duration> full = Intervals.longest(backup.schedule());
        if (between.isEmpty() || full.isEmpty() || between.get().compareTo(full.get()) < 0) {
            return List.of();
        }
        return List.of(Finding.warning(
                "incremental-schedule",
                "spec.backup.incrementalSchedule",
                "incremental backups by \"" + incremental.get() + "\" are not more frequent than full ones by \""
                        + backup.schedule() + "\"",
                "let full backups run less often, or remove incrementalSchedule"));
    }
}
