package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import java.util.List;

/** Recovery to a moment replays archived WAL from a backup. */
final class PointInTimeRecoveryRule implements SpecRule {
    private static final String ID = "pitr-needs-archiving";
    private static final String PATH = "spec.backup.pointInTimeRecovery";

    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        if (!backup.pointInTimeRecovery()) {
            return List.of();
        }
        if (!backup.enabled()) {
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "point-in-time recovery is enabled, but spec.backup.enabled is false",
                    "set spec.backup.enabled to true, or pointInTimeRecovery to false"));
        }
        return List.of();
    }
}
