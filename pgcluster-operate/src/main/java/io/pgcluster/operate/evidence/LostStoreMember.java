package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A consensus member without its data. It would not be taken back by the others, which know it as one that has data; and where most are
 * empty, those would form a second store.
 */
final class LostStoreMember implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        List<String> lost = evidence.emptyStores().stream()
                .filter(member -> !evidence.filledDatabases().isEmpty() || isNew(evidence, member))
                .toList();
        if (lost.isEmpty() || !evidence.exists()) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                "the consensus store's " + String.join(", ", lost) + (lost.size() == 1 ? " has" : " have")
                        + " lost the data, and the other members do not accept an empty one on their own",
                "Restore the volume from a copy; or replace the member by etcd's commands, as the bundle's README.md says"
                        + " under \"Lost volumes\"."));
    }

    /** It was never started with, while others were: those that were first started together carry an identity, even if empty. */
    private static boolean isNew(Evidence evidence, String member) {
        Volume volume = evidence.stores().get(member);
        return !evidence.identities().isEmpty()
                && (volume == null || volume.identity().isEmpty());
    }
}
