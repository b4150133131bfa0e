package io.pgcluster.render.plan.backup;

import io.pgcluster.model.spec.StorageType;
import io.pgcluster.model.spec.UriStyle;
import io.pgcluster.model.value.CertificateBundle;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.StoreEndpoint;
import java.util.Optional;

/** Where a repository is, with everything that its kind needs and nothing else. */
public sealed interface RepositoryStore {
    /** Its kind. */
    StorageType type();

    /** What it is, for users, without its path: {@code s3 payments-backups at s3.eu-central-1.amazonaws.com}. */
    String description();

    /** Who signed the store's certificate, if the image does not know it. */
    default Optional<CertificateBundle> certificateAuthority() {
        return Optional.empty();
    }

    /** How requests to an object store are authenticated; empty for a volume. */
    default Optional<KeyType> keyType() {
        return Optional.empty();
    }

    /**
     * A volume of the backup host.
     *
     * @param size size of the volume
     */
    record Local(MemorySize size) implements RepositoryStore {
        @Override
        public StorageType type() {
            return StorageType.LOCAL;
        }

        @Override
        public String description() {
            return "local volume of " + size;
        }
    }

    /**
     * A bucket of Amazon S3 or a compatible store.
     *
     * @param bucket the bucket
     * @param region its region
     * @param endpoint where the store is reached
     * @param uriStyle how addresses name the bucket
     * @param key how requests to the store are authenticated
     * @param authority who signed the store's certificate, if the image does not know it
     */
    record S3(
            String bucket,
            String region,
            StoreEndpoint endpoint,
            UriStyle uriStyle,
            KeyType key,
            Optional<CertificateBundle> authority)
            implements RepositoryStore {
        @Override
        public StorageType type() {
            return StorageType.S3;
        }

        @Override
        public String description() {
            return "s3 " + bucket + " at " + endpoint;
        }

        @Override
        public Optional<CertificateBundle> certificateAuthority() {
            return authority;
        }

        @Override
        public Optional<KeyType> keyType() {
            return Optional.of(key);
        }
    }

    /**
     * A bucket of Google Cloud Storage.
     *
     * @param bucket the bucket
     * @param endpoint where the store is reached
     * @param key how requests to the store are authenticated
     * @param authority who signed the store's certificate, if the image does not know it
     */
    record Gcs(String bucket, StoreEndpoint endpoint, KeyType key, Optional<CertificateBundle> authority)
            implements RepositoryStore {
        @Override
        public StorageType type() {
            return StorageType.GCS;
        }

        @Override
        public String description() {
            return "gcs " + bucket + " at " + endpoint;
        }

        @Override
        public Optional<CertificateBundle> certificateAuthority() {
            return authority;
        }

        @Override
        public Optional<KeyType> keyType() {
            return Optional.of(key);
        }
    }

    /**
     * A container of Azure Blob Storage.
     *
     * @param container the container
     * @param account the storage account
     * @param endpoint where the store is reached, without the account
     * @param uriStyle how addresses name the account
     * @param key how requests to the store are authenticated
     * @param authority who signed the store's certificate, if the image does not know it
     */
    record Azure(
            String container,
            String account,
            StoreEndpoint endpoint,
            UriStyle uriStyle,
            KeyType key,
            Optional<CertificateBundle> authority)
            implements RepositoryStore {
        @Override
        public StorageType type() {
            return StorageType.AZURE;
        }

        @Override
        public String description() {
            return "azure " + container + " of " + account + " at " + endpoint;
        }

        @Override
        public Optional<CertificateBundle> certificateAuthority() {
            return authority;
        }

        @Override
        public Optional<KeyType> keyType() {
            return Optional.of(key);
        }
    }
}
