package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.evidence.Finding;
import java.util.Optional;

/** A primary that was put back from a copy older than its replicas: only they have what was written since. */
final class OutdatedPrimary implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        return evidence.primaryDatabase().filter(OutdatedPrimary::isKnown).flatMap(primary -> evidence.copies().stream()
                .filter(member -> isAhead(evidence.database(member), primary))
                .findFirst()
                .map(member -> refuse(evidence, member)));
    }

    private static boolean isAhead(DatabaseFacts copy, DatabaseFacts primary) {
        return isKnown(copy) && copy.isAtLeast(primary) && !primary.isAtLeast(copy);
    }

    private static boolean isKnown(DatabaseFacts facts) {
        return facts.position() > 0;
    }

    private static Finding refuse(DirectoryEvidence evidence, String member) {
        String primary = evidence.primary();
        return Finding.refuse(
                member + " is ahead of the primary " + primary + ", by their last checkpoints: " + primary
                        + " was put back from an older copy, and what only " + member + " has would be lost",
                "Put a newer copy of " + evidence.directory(primary) + " back, or make the primary from " + member
                        + ", as docs/embedded.md says under \"Lost files\". To go on without what only " + member
                        + " has, move " + evidence.directory(member) + " away: up then copies the primary there.");
    }
}
