package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.rule.Repositories.Repository;
import io.pgcluster.model.sizing.Intervals;
import io.pgcluster.model.spec.BackupSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Backups must be kept until the next full one is complete, or there would be none in between. */
final class RetentionRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        Optional<Duration> gap = Intervals.longest(backup.schedule());
        if (!backup.enabled() || gap.isEmpty()) {
            return List.of();
        }
        return Repositories.of(backup).stream()
                .filter(repository ->
                        Duration.ofDays(repository.retention().days()).compareTo(gap.get()) < 0)
                .map(repository -> finding(repository, backup, gap.get()))
                .toList();
    }

    private static Finding finding(Repository repository, BackupSpec backup, Duration gap) {
        return Finding.error(
                "retention-schedule",
                repository.section() + ".retention.days",
                "backups are kept for " + repository.retention().days() + " days, but \"" + backup.schedule()
                        + "\" leaves up to " + gap.toDays() + " days between two full backups",
                "keep them for at least " + gap.toDays() + " days, or take full backups more often");
    }
}
