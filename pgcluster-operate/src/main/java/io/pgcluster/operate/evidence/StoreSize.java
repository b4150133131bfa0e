package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Another number of consensus members than the store was made with. etcd adds and removes members one by one, by its own commands; members
 * that are merely started would form a second store, with a leader of its own.
 */
final class StoreSize implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        List<String> made = evidence.identities().stream()
                .findFirst()
                .map(Identity::store)
                .orElseGet(() -> List.copyOf(filled(evidence)));
        List<String> wanted = evidence.wanted().store();
        boolean grown = evidence.identities().isEmpty() && wanted.containsAll(made);
        if (made.isEmpty() || grown || new TreeSet<>(made).equals(new TreeSet<>(wanted))) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                "the consensus store was created with " + String.join(", ", made) + ", but the specification asks for "
                        + String.join(", ", wanted)
                        + ": a store is not resized, and members that were merely started would form a second one, with a"
                        + " primary of its own",
                "Restore spec.highAvailability.consensus.members: " + made.size()
                        + "; or recreate the store with the cluster stopped, as the bundle's README.md says under"
                        + " \"Lost volumes\"."));
    }

    /** For volumes from before there were identities; if some are missing, {@link LostStoreMember} reports it. */
    private static Set<String> filled(Evidence evidence) {
        Set<String> filled = new TreeSet<>();
        evidence.stores().forEach((member, volume) -> {
            if (volume.filled()) {
                filled.add(member);
            }
        });
        return filled;
    }
}
