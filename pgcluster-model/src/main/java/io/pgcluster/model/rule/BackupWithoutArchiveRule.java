package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import java.util.List;

/** A backup of a running server is consistent only with the WAL that was written while it was taken. */
final class BackupWithoutArchiveRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        if (!backup.enabled() || backup.walArchiving().enabled()) {
            return List.of();
        }
        return List.of(
                Finding.error(
                        "backup-without-archive",
                        "spec.backup.walArchiving.enabled",
                        "backups are enabled, but walArchiving.enabled is false: a backup can be restored only with the WAL that was"
                                + " archived while it was taken",
                        "set walArchiving.enabled to true; to keep no other WAL, set spec.backup.pointInTimeRecovery to false"));
    }
}
