package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.evidence.LastUp;
import java.util.List;
import java.util.Optional;

/** A replica without its data, next to the primary with its own: nothing is lost. */
final class ReplicaDirectoryLost implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        List<String> known = evidence.lastUp().map(LastUp::members).orElse(List.of());
        List<String> lost = evidence.members().stream()
                .filter(member ->
                        known.contains(member) && !evidence.databases().containsKey(member))
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.tell("the data of " + String.join(", ", lost) + " was gone and is copied from "
                        + evidence.primary() + " again"));
    }
}
