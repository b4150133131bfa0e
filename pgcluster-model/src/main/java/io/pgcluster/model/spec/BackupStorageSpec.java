package io.pgcluster.model.spec;

import io.pgcluster.model.value.CertificateBundle;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.StoreEndpoint;
import java.util.Optional;

/** Where backups and archived WAL go. */
public record BackupStorageSpec(
        @Doc("Kind of repository.") StorageType type,

        @Doc(value = "Bucket (s3, gcs) or container (azure).", example = "payments-backups")
        Optional<String> bucket,

        @Doc(value = "Region of the bucket (s3).", example = "eu-central-1")
        Optional<String> region,

        @Doc(
                value =
                        "Host of the store, and its port where that is not 443, for a store other than the cloud's own (s3, gcs, azure)."
                                + " Always reached over TLS.",
                example = "s3.internal.example:9000")
        Optional<StoreEndpoint> endpoint,

        @Doc(
                value =
                        "Certificates of the authority that signed the store's certificate, as PEM text, where it is not among the"
                                + " authorities of the image. Not a secret.")
        Optional<CertificateBundle> certificateAuthority,

        @Doc(
                value =
                        "Whether the bucket or account is part of the store's host name or of the path (s3, azure). Host is the default"
                                + " of the cloud's own stores, path that of an endpoint of your own.",
                example = "path")
        Optional<UriStyle> uriStyle,

        @Doc("Storage account (azure).") Optional<String> account,

        @Doc(value = "Path of the repository within the bucket or volume.", example = "/pgcluster")
        String path,

        @Doc(value = "Size of the repository's volume (local).", example = "200Gi")
        MemorySize size,

        @Doc("How the cluster authenticates to the store.") Optional<CloudIdentity> identity) {}
