package io.pgcluster.model.arbitrary;

import java.util.LinkedHashMap;
import java.util.List;
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
        choose.maybe(backup, "copies", List.of(Map.of("storage", copy(choose))));
        choose.maybe(backup, "differentialSchedule", "0 14 * * *");
        choose.maybe(backup, "processes", 4);
        choose.maybe(backup, "verification", Map.of("restoreDrill", drill()));
        Map<String, Object> archiving = new LinkedHashMap<>();
        choose.maybe(archiving, "timeout", "30s", "5m");
        if (choose.sometimes()) {
            archiving.put("policy", "protect-recovery");
        } else {
            choose.maybe(archiving, "queueMaximum", "1Gi");
        }
        backup.put("walArchiving", archiving);
        choose.maybe(backup, "encryption", Map.of("enabled", choose.sometimes()));
        return backup;
    }

    private static Map<String, Object> copy(Choices choose) {
        return choose.of(
                Map.<String, Object>of(
                        "type", "s3", "bucket", "c", "region", "eu-central-1", "identity", "keys", "uriStyle", "path"),
                Map.of("type", "gcs", "bucket", "c", "identity", "keys", "endpoint", "store.example:9000"),
                Map.of("type", "azure", "bucket", "c", "account", "a", "identity", "instance"));
    }

    private static Map<String, Object> drill() {
        return Map.of(
                "assertions", List.of(Map.of("name", "users-present", "sql", "SELECT count(*) > 0 FROM \"users;\"")));
    }

    private static Map<String, Object> storage(Choices choose) {
        return choose.of(
                Map.<String, Object>of("type", "local", "size", "50Gi"),
                Map.of("type", "s3", "bucket", "b", "region", "eu-central-1", "identity", "keys"),
                Map.of("type", "gcs", "bucket", "b", "identity", "instance", "path", "/a/b"),
                Map.of("type", "azure", "bucket", "b", "account", "a", "identity", "keys"));
    }
}
