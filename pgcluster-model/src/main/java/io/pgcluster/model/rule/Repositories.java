package io.pgcluster.model.rule;

import io.pgcluster.model.spec.BackupCopySpec;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.RetentionSpec;
import java.util.ArrayList;
import java.util.List;

/** The main repository and its copies, each with the path of the section that describes it. */
final class Repositories {
    /**
     * A repository.
     *
     * @param section where {@code storage} and {@code retention} of it are written
     * @param storage where it is
     * @param retention how long it keeps backups
     */
    record Repository(String section, BackupStorageSpec storage, RetentionSpec retention) {
        /** The path of the field {@code name} of its storage. */
        String field(String name) {
            return section + ".storage." + name;
        }
    }

    private Repositories() {}

    static List<Repository> of(BackupSpec backup) {
        List<Repository> repositories = new ArrayList<>();
        repositories.add(new Repository("spec.backup", backup.storage(), backup.retention()));
        for (int index = 0; index < backup.copies().size(); index++) {
            BackupCopySpec copy = backup.copies().get(index);
            repositories.add(new Repository("spec.backup.copies[" + index + "]", copy.storage(), copy.retention()));
        }
        return repositories;
    }
}
