package io.pgcluster.render.config.backup;

import io.pgcluster.model.value.StoreEndpoint;
import io.pgcluster.render.plan.backup.KeyType;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.plan.backup.RepositoryStore;
import io.pgcluster.render.platform.Paths;
import java.util.LinkedHashMap;
import java.util.Map;

/** pgBackRest's options of one repository, all of which begin with its number. Keys and passphrases are in the file of secrets. */
final class RepositoryOptions {
    private static final String CIPHER = "aes-256-cbc";

    private final Map<String, String> options = new LinkedHashMap<>();
    private final RepositoryPlan repository;

    private RepositoryOptions(RepositoryPlan repository) {
        this.repository = repository;
    }

    /** Where it is and how it is written. */
    static Map<String, String> store(RepositoryPlan repository, Paths paths) {
        RepositoryOptions options = new RepositoryOptions(repository);
        if (repository.isLocal()) {
            options.put("path", paths.repository() + (repository.path().equals("/") ? "" : repository.path()));
        } else {
            options.put("type", repository.store().type().toString());
            options.put("path", repository.path());
            options.object(paths);
        }
        // Small files together, and of changed files only the changed blocks.
        options.put("bundle", "y");
        options.put("block", "y");
        if (repository.encrypted()) {
            options.put("cipher-type", CIPHER);
        }
        return options.options;
    }

    private void object(Paths paths) {
        RepositoryStore store = repository.store();
        if (store instanceof RepositoryStore.S3 s3) {
            put("s3-bucket", s3.bucket());
            put("s3-region", s3.region());
            put("s3-endpoint", s3.endpoint().host());
            put("s3-uri-style", s3.uriStyle().toString());
            key("s3", s3.key());
            reached(s3.endpoint());
        } else if (store instanceof RepositoryStore.Gcs gcs) {
            put("gcs-bucket", gcs.bucket());
            put("gcs-endpoint", gcs.endpoint().toString());
            key("gcs", gcs.key());
            if (gcs.key() == KeyType.SERVICE) {
                put("gcs-key", paths.tls(repository.serviceAccountFile()));
            }
        } else if (store instanceof RepositoryStore.Azure azure) {
            put("azure-container", azure.container());
            put("azure-account", azure.account());
            put("azure-endpoint", azure.endpoint().host());
            put("azure-uri-style", azure.uriStyle().toString());
            key("azure", azure.key());
            reached(azure.endpoint());
        }
        store.certificateAuthority()
                .ifPresent(authority ->
                        put("storage-ca-file", paths.backupConfiguration() + "/" + StoreAuthorities.file(repository)));
    }

    private void key(String store, KeyType type) {
        put(store + "-key-type", type.toString());
    }

    private void reached(StoreEndpoint endpoint) {
        endpoint.port().ifPresent(port -> put("storage-port", Integer.toString(port)));
    }

    private void put(String name, String value) {
        options.put("repo" + repository.number() + "-" + name, value);
    }
}
