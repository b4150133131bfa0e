package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupSpec;
import java.util.List;

/** A limit of differential backups where none is scheduled applies to none. */
final class DifferentialRetentionRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        BackupSpec backup = candidate.spec().backup();
        if (!backup.enabled() || backup.differentialSchedule().isPresent()) {
            return List.of();
        }
        return Repositories.of(backup).stream()
                .filter(repository ->
                        repository.retention().differentialBackups().isPresent())
                .map(repository -> Finding.warning(
                        "differential-retention",
                        repository.section() + ".retention.differentialBackups",
                        "differentialBackups limits their number, but without spec.backup.differentialSchedule none are taken",
                        "add for example differentialSchedule: \"0 14 * * *\", or remove differentialBackups"))
                .toList();
    }
}
