package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import java.util.List;

/** Archived WAL without a backup to start from restores nothing and grows without limit. */
final class ArchiveWithoutBackupRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        if (backup.enabled() || !backup.walArchiving().enabled()) {
            return List.of();
        }
        return List.of(Finding.error(
                "archive-without-backup",
                "spec.backup.walArchiving.enabled",
                "WAL archiving is enabled, but spec.backup.enabled is false: there would be no backup to start from and"
                        + " nothing would ever remove the WAL",
                "set spec.backup.enabled to true, or remove walArchiving"));
    }
}
