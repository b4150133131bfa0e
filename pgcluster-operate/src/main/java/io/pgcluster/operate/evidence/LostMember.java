package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A member without its data while others have theirs. It is cloned from the primary; but where commits do not wait for a replica and the
 * lost member was the primary, rows may be lost that were acknowledged.
 */
final class LostMember implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        List<String> filled = evidence.filledDatabases();
        List<String> known = evidence.lastUp().map(LastUp::members).orElse(List.of());
        List<String> lost = evidence.wanted().members().stream()
                .filter(member -> known.contains(member) && !filled.contains(member))
                .toList();
        if (lost.isEmpty() || filled.isEmpty()) {
            return Optional.empty();
        }
        boolean primaryIsThere = evidence.running()
                || filled.stream().anyMatch(member -> evidence.database(member)
                        .filter(facts -> facts.wasPrimary() || facts.state().isEmpty())
                        .isPresent());
        String names = String.join(", ", lost);
        if (primaryIsThere || evidence.wanted().lossless()) {
            return Optional.of(Finding.tell("the data of " + names + " is gone; it is cloned from the primary"));
        }
        return Optional.of(Finding.refuse(
                "the data of " + names + " is gone, and none of " + String.join(", ", filled)
                        + " was the primary when the cluster was stopped: commits do not wait for a replica here, so acknowledged rows"
                        + " may exist only in the lost volume",
                "Restore the volume from a copy. To accept that loss, start the cluster once without pgcluster: "
                        + evidence.wanted().advice().startAll()));
    }
}
