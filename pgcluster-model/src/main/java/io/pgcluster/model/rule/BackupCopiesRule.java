package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.rule.Repositories.Repository;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies are few, and each is in a place of its own: two repositories in one place would overwrite each other. */
final class BackupCopiesRule implements SpecRule {
    private static final String ID = "backup-copies";
    private static final int MAX_COPIES = 3;

    @Override
    public List<Finding> check(Candidate candidate) {
        if (!candidate.spec().backup().enabled()) {
            return List.of();
        }
        List<Repository> repositories = Repositories.of(candidate.spec().backup());
        List<Finding> findings = new ArrayList<>();
        if (repositories.size() > MAX_COPIES + 1) {
            findings.add(Finding.error(
                    ID,
                    repositories.get(MAX_COPIES + 1).section(),
                    "there are " + (repositories.size() - 1) + " copies, expected at most " + MAX_COPIES,
                    "remove this one"));
        }
        for (int index = 1; index < repositories.size(); index++) {
            collision(repositories.get(index), repositories.subList(0, index)).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> collision(Repository copy, List<Repository> earlier) {
        return earlier.stream()
                .filter(other -> sharesStore(copy.storage(), other.storage()))
                .flatMap(other -> finding(copy, other).stream())
                .findFirst();
    }

    private static Optional<Finding> finding(Repository copy, Repository other) {
        if (copy.storage().type() == StorageType.LOCAL) {
            return Optional.of(Finding.error(
                    ID,
                    copy.field("type"),
                    "a second local repository would be on the same backup host as that of " + other.section()
                            + ": it protects against nothing that the first does not",
                    "put one of the two into an object store, or remove this copy"));
        }
        String mine = copy.storage().path();
        String theirs = other.storage().path();
        return isWithin(mine, theirs) || isWithin(theirs, mine)
                ? Optional.of(Finding.error(
                        ID,
                        copy.field("path"),
                        "\"" + mine + "\" overlaps \"" + theirs + "\" of " + other.section()
                                + " in the same store: the two would overwrite each other",
                        "write another path, or put the copy into another bucket, better still in another region"))
                : Optional.empty();
    }

    private static boolean sharesStore(BackupStorageSpec one, BackupStorageSpec other) {
        return one.type() == other.type()
                && one.bucket().equals(other.bucket())
                && one.region().equals(other.region())
                && one.endpoint().equals(other.endpoint())
                && one.account().equals(other.account());
    }

    private static boolean isWithin(String path, String directory) {
        return (path + "/").startsWith(directory + "/");
    }
}
