package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.CloudIdentity;
import io.pgcluster.model.spec.StorageType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each kind of repository needs its own fields and has no use for those of another. */
final class BackupStorageRule implements SpecRule {
    private static final String ID = "backup-storage";
    private static final String PATH = "spec.backup.storage.";

    /** What a kind of repository needs and allows, in addition to type and path. */
    private record Needs(List<String> required, List<String> allowed, Set<CloudIdentity> identities) {}

    private static final Map<String, String> EXAMPLES = Map.of(
            "bucket", "payments-backups",
            "region", "eu-central-1",
            "account", "paymentsbackups",
            "identity", "keys");

    @Override
    public List<Finding> check(Candidate candidate) {
        if (!candidate.spec().backup().enabled()) {
            return List.of();
        }
        BackupStorageSpec storage = candidate.spec().backup().storage();
        Needs needs = needs(storage.type());
        List<Finding> findings = new ArrayList<>();
        for (String field : List.of("bucket", "region", "endpoint", "account", "size", "identity")) {
            boolean written = candidate.wrote(PATH + field);
            if (needs.required().contains(field) && !written) {
                findings.add(missing(storage.type(), field));
            } else if (written
                    && !needs.required().contains(field)
                    && !needs.allowed().contains(field)) {
                findings.add(foreign(storage.type(), field, needs));
            }
        }
        identity(storage, needs).ifPresent(findings::add);
        return findings;
    }

    private static Needs needs(StorageType type) {
        Set<CloudIdentity> all = EnumSet.allOf(CloudIdentity.class);
        return switch (type) {
            case LOCAL -> new Needs(List.of(), List.of("size"), Set.of());
            case S3 -> new Needs(List.of("bucket", "region", "identity"), List.of("endpoint"), all);
            case GCS -> new Needs(List.of("bucket", "identity"), List.of("endpoint"), all);
            case AZURE ->
                new Needs(
                        List.of("bucket", "account", "identity"),
                        List.of("endpoint"),
                        EnumSet.of(CloudIdentity.KEYS, CloudIdentity.INSTANCE));
        };
    }

    private static Finding missing(StorageType type, String field) {
        return Finding.error(
                ID,
                PATH + field,
                "storage of type " + type + " needs \"" + field + "\", which is missing",
                "add for example: " + field + ": " + EXAMPLES.get(field));
    }

    private static Finding foreign(StorageType type, String field, Needs needs) {
        List<String> usable = new ArrayList<>(needs.required());
        usable.addAll(needs.allowed());
        return Finding.error(
                ID,
                PATH + field,
                "storage of type " + type + " has no \"" + field + "\"",
                "remove it, or change type; " + type + " takes path, " + String.join(", ", usable));
    }

    private static Optional<Finding> identity(BackupStorageSpec storage, Needs needs) {
        return storage.identity()
                .filter(identity ->
                        !needs.identities().isEmpty() && !needs.identities().contains(identity))
                .map(identity -> Finding.error(
                        ID,
                        PATH + "identity",
                        "storage of type " + storage.type() + " does not know the identity " + identity,
                        "use one of: "
                                + String.join(
                                        ", ",
                                        needs.identities().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList())));
    }
}
