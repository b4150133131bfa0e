package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Backups must be kept until the next full one is there, or there is none left in between. */
final class RetentionRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        Optional<Duration> gap = Intervals.longest(backup.schedule());
        Duration kept = Duration.ofDays(backup.retention().days());
        if (!backup.enabled() || gap.isEmpty() || kept.compareTo(gap.get()) >= 0) {
            return List.of();
        }
        return List.of(Finding.error(
                "retention-schedule",
                "spec.backup.retention.days",
                "backups are kept for " + backup.retention().days() + " days, but \"" + backup.schedule()
                        + "\" leaves up to " + gap.get().toDays() + " days between two full backups",
                "keep them for at least " + gap.get().toDays() + " days, or take full backups more often"));
    }
}
