package io.pgcluster.model.arbitrary;

import java.util.LinkedHashMap;
import java.util.Map;

/** Chooses how backups are made and where they go. */
final class RandomBackup {
    private RandomBackup() {}

    static Map<String, Object> of(Choices choose) {
        if (choose.sometimes()) {
            return Map.of("enabled", false);
        }
        Map<String, Object> backup = new LinkedHashMap<>();
        choose.maybe(backup, "schedule", "0 2 * * *", "30 1 * * 0", "0 */6 * * 1-5");
        backup.put("retention", Map.of("days", choose.between(7, 365)));
        choose.maybe(backup, "storage", storage(choose));
        Map<String, Object> archiving = new LinkedHashMap<>();
        choose.maybe(archiving, "enabled", true, false);
        choose.maybe(archiving, "timeout", "30s", "5m");
        choose.maybe(archiving, "queueMaximum", "1Gi");
        backup.put("walArchiving", archiving);
        choose.maybe(backup, "encryption", Map.of("enabled", choose.sometimes()));
        return backup;
    }

    private static Map<String, Object> storage(Choices choose) {
        return choose.of(
                Map.<String, Object>of("type", "local", "size", "50Gi"),
                Map.of("type", "s3", "bucket", "b", "region", "eu-central-1", "identity", "keys"),
                Map.of("type", "gcs", "bucket", "b", "identity", "instance", "path", "/a/b"),
                Map.of("type", "azure", "bucket", "b", "account", "a", "identity", "keys"));
    }
}
