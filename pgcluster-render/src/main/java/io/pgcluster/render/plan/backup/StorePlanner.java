package io.pgcluster.render.plan.backup;

import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.CloudIdentity;
import io.pgcluster.model.spec.UriStyle;
import io.pgcluster.model.value.StoreEndpoint;
import java.util.Optional;

/** Completes what a specification says of a store: endpoints of the clouds, and what follows from the identity. */
final class StorePlanner {
    private static final StoreEndpoint GOOGLE = new StoreEndpoint("storage.googleapis.com");
    private static final StoreEndpoint MICROSOFT = new StoreEndpoint("blob.core.windows.net");
    private static final String CHINA = "cn-";

    private StorePlanner() {}

    static RepositoryStore store(BackupStorageSpec storage) {
        return switch (storage.type()) {
            case LOCAL -> new RepositoryStore.Local(storage.size());
            case S3 ->
                new RepositoryStore.S3(
                        needed(storage.bucket()),
                        needed(storage.region()),
                        storage.endpoint().orElseGet(() -> amazon(needed(storage.region()))),
                        uriStyle(storage),
                        s3Key(needed(storage.identity())),
                        storage.certificateAuthority());
            case GCS ->
                new RepositoryStore.Gcs(
                        needed(storage.bucket()),
                        storage.endpoint().orElse(GOOGLE),
                        needed(storage.identity()) == CloudIdentity.KEYS ? KeyType.SERVICE : KeyType.AUTO,
                        storage.certificateAuthority());
            case AZURE ->
                new RepositoryStore.Azure(
                        needed(storage.bucket()),
                        needed(storage.account()),
                        storage.endpoint().orElse(MICROSOFT),
                        uriStyle(storage),
                        needed(storage.identity()) == CloudIdentity.KEYS ? KeyType.SHARED : KeyType.AUTO,
                        storage.certificateAuthority());
        };
    }

    private static KeyType s3Key(CloudIdentity identity) {
        return switch (identity) {
            case KEYS -> KeyType.SHARED;
            case WEB_IDENTITY -> KeyType.WEB_IDENTITY;
            case POD_IDENTITY -> KeyType.POD_IDENTITY;
            case INSTANCE -> KeyType.AUTO;
        };
    }

    /** Amazon's regions in China have a domain of their own. */
    private static StoreEndpoint amazon(String region) {
        String domain = region.startsWith(CHINA) ? "amazonaws.com.cn" : "amazonaws.com";
        return new StoreEndpoint("s3." + region + "." + domain);
    }

    /** A store of one's own seldom has a name for every bucket. */
    private static UriStyle uriStyle(BackupStorageSpec storage) {
        return storage.uriStyle().orElse(storage.endpoint().isPresent() ? UriStyle.PATH : UriStyle.HOST);
    }

    private static <T> T needed(Optional<T> field) {
        return field.orElseThrow(
                () -> new IllegalArgumentException("a rule should have refused storage without this field"));
    }
}
