package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A stopped cluster whose last primary is not among the wanted members: no member could take over from it, and what only it has would be
 * lost. Of a running cluster the primary hands over first.
 */
final class LeavingPrimary implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        if (evidence.running()) {
            return Optional.empty();
        }
        return evidence.databases().keySet().stream()
                .filter(member -> !evidence.wanted().members().contains(member))
                .filter(member -> evidence.database(member)
                        .filter(facts -> facts.wasPrimary() && isAhead(facts, evidence))
                        .isPresent())
                .findFirst()
                .map(member -> Finding.refuse(
                        member + " was the primary when the cluster was stopped, and the specification has no " + member
                                + ": what only it has would be lost",
                        "Restore the number of replicas and start the cluster; then reduce it and run up again: a primary that"
                                + " is removed from a running cluster hands over first. If " + member
                                + " was removed long ago, delete its volume: "
                                + evidence.wanted().advice().removeData(List.of(member))));
    }

    private static boolean isAhead(DatabaseFacts facts, Evidence evidence) {
        return evidence.filledDatabases().stream()
                .map(evidence::database)
                .flatMap(Optional::stream)
                .allMatch(other ->
                        facts.timeline() >= other.timeline() && !(other.wasPrimary() && other.isAtLeast(facts)));
    }
}
