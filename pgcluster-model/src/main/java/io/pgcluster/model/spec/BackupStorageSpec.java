package io.pgcluster.model.spec;

import io.pgcluster.model.value.MemorySize;
import java.util.Optional;

/** Where backups and archived WAL go. */
public record BackupStorageSpec(
        @Doc("Kind of repository.") StorageType type,

        @Doc(value = "Bucket (s3, gcs) or container (azure).", example = "payments-backups")
        Optional<String> bucket,

        @Doc(value = "Region of the bucket (s3).", example = "eu-central-1")
        Optional<String> region,

        @Doc(
                value = "Host of an S3 or Azure compatible store, where not the cloud's own.",
                example = "s3.internal.example")
        Optional<String> endpoint,

        @Doc("Storage account (azure).") Optional<String> account,

        @Doc(value = "Path of the repository within the bucket or volume.", example = "/pgcluster")
        String path,

        @Doc(value = "Size of the repository's volume (local).", example = "200Gi")
        MemorySize size,

        @Doc("How the store is told who we are.") Optional<CloudIdentity> identity) {}
