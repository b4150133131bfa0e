package io.pgcluster.render.plan.secret;

import java.util.List;

/**
 * The secrets of backups.
 *
 * @param repositories what each repository needs that needs something
 * @param options files that are put together from these secrets
 */
public record BackupSecrets(List<RepositorySecrets> repositories, List<OptionsFile> options) {
    /** There are no backups. */
    public static final BackupSecrets NONE = new BackupSecrets(List.of(), List.of());

    /** Keeps unmodifiable copies. */
    public BackupSecrets {
        repositories = List.copyOf(repositories);
        options = List.copyOf(options);
    }
}
