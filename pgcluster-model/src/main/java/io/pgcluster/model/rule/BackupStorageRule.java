package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.rule.Repositories.Repository;
import io.pgcluster.model.spec.CloudIdentity;
import io.pgcluster.model.spec.StorageType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Each kind of repository needs its own fields and has no use for those of another. */
final class BackupStorageRule implements SpecRule {
    private static final String ID = "backup-storage";

    /** What a kind of repository needs and allows, in addition to type and path. */
    private record Needs(List<String> required, List<String> allowed, Set<CloudIdentity> identities) {
        private boolean takes(String field) {
            return required.contains(field) || allowed.contains(field);
        }
    }

    private static final List<String> FIELDS =
            List.of("bucket", "region", "endpoint", "certificateAuthority", "uriStyle", "account", "size", "identity");

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
        return Repositories.of(candidate.spec().backup()).stream()
                .flatMap(repository -> check(candidate, repository))
                .toList();
    }

    private static Stream<Finding> check(Candidate candidate, Repository repository) {
        StorageType type = repository.storage().type();
        Needs needs = needs(type);
        List<Finding> findings = new ArrayList<>();
        for (String field : FIELDS) {
            boolean written = candidate.wrote(repository.field(field));
            if (needs.required().contains(field) && !written) {
                findings.add(missing(repository, field));
            } else if (written && !needs.takes(field)) {
                findings.add(foreign(repository, field, needs));
            }
        }
        identity(repository, needs).ifPresent(findings::add);
        return findings.stream();
    }

    private static Needs needs(StorageType type) {
        return switch (type) {
            case LOCAL -> new Needs(List.of(), List.of("size"), Set.of());
            case S3 ->
                new Needs(
                        List.of("bucket", "region", "identity"),
                        List.of("endpoint", "certificateAuthority", "uriStyle"),
                        EnumSet.allOf(CloudIdentity.class));
            case GCS ->
                new Needs(
                        List.of("bucket", "identity"),
                        List.of("endpoint", "certificateAuthority"),
                        EnumSet.of(CloudIdentity.KEYS, CloudIdentity.WEB_IDENTITY, CloudIdentity.INSTANCE));
            case AZURE ->
                new Needs(
                        List.of("bucket", "account", "identity"),
                        List.of("endpoint", "certificateAuthority", "uriStyle"),
                        EnumSet.of(CloudIdentity.KEYS, CloudIdentity.INSTANCE));
        };
    }

    private static Finding missing(Repository repository, String field) {
        return Finding.error(
                ID,
                repository.field(field),
                "storage of type " + repository.storage().type() + " needs \"" + field + "\", which is missing",
                "add for example: " + field + ": " + EXAMPLES.get(field));
    }

    private static Finding foreign(Repository repository, String field, Needs needs) {
        StorageType type = repository.storage().type();
        List<String> usable = new ArrayList<>(needs.required());
        usable.addAll(needs.allowed());
        return Finding.error(
                ID,
                repository.field(field),
                "storage of type " + type + " takes no \"" + field + "\"",
                "remove it, or change type; " + type + " takes path, " + String.join(", ", usable));
    }

    private static Optional<Finding> identity(Repository repository, Needs needs) {
        return repository
                .storage()
                .identity()
                .filter(identity ->
                        !needs.identities().isEmpty() && !needs.identities().contains(identity))
                .map(identity -> Finding.error(
                        ID,
                        repository.field("identity"),
                        "storage of type " + repository.storage().type() + " does not support the identity " + identity,
                        "use one of: "
                                + String.join(
                                        ", ",
                                        needs.identities().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList())));
    }
}
