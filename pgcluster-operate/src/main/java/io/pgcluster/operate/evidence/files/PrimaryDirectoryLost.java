package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import java.util.List;
import java.util.Optional;

/** Copies of a primary that is gone: an empty one would be made next to them, which they cannot follow. */
final class PrimaryDirectoryLost implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        List<String> copies = evidence.copies();
        if (evidence.primaryDatabase().isPresent() || copies.isEmpty()) {
            return Optional.empty();
        }
        String primary = evidence.primary();
        String names = String.join(", ", copies);
        return Optional.of(Finding.refuse(
                "the data of the primary " + primary + " is gone, and " + names
                        + (copies.size() == 1 ? " has" : " have")
                        + " the only data of the cluster: an empty primary would be made next to it",
                "Put " + evidence.directory(primary) + " back from a copy, or make the primary from "
                        + furthest(evidence)
                        + ", as docs/embedded.md says under \"Lost files\". To start with an empty cluster instead: "
                        + DirectoryEvidence.START_EMPTY + "."));
    }

    /** That of the copies that has reached most, of equals the first. */
    private static String furthest(DirectoryEvidence evidence) {
        return evidence.copies().stream()
                .reduce((one, other) -> evidence.database(one).isAtLeast(evidence.database(other)) ? one : other)
                .orElseThrow();
    }
}
