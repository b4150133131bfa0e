package io.pgcluster.model.spec;

/** One more place that gets every backup and all archived WAL. */
public record BackupCopySpec(
        @Doc("Where this copy goes.") BackupStorageSpec storage,
        @Doc("How long its backups are kept.") RetentionSpec retention) {}
