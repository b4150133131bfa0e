package io.pgcluster.operate.evidence;

import java.util.Comparator;
import java.util.Optional;

/** A database without its consensus store: a new store does not know which member may take over without loss. */
final class LostStore implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        boolean lost =
                evidence.emptyStores().size() == evidence.wanted().store().size();
        if (!lost || evidence.filledDatabases().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                "the database has data, but the consensus store (" + String.join(", ", evidence.emptyStores())
                        + ") has none: a new store does not know which member was primary, so a replica that lacks rows could"
                        + " take over, or an empty member could initialize a new database",
                "Restore the volumes of the consensus store from a copy." + furthest(evidence)));
    }

    /** A primary that was stopped or lost has all of its timeline, and a replica at most that. */
    private static String furthest(Evidence evidence) {
        return evidence.filledDatabases().stream()
                .filter(member -> evidence.database(member).isPresent())
                .max(Comparator.comparing(
                        (String member) -> evidence.database(member).orElseThrow(),
                        Comparator.comparingLong(DatabaseFacts::timeline)
                                .thenComparing(DatabaseFacts::wasPrimary)
                                .thenComparingLong(DatabaseFacts::position)))
                .map(member ->
                        " Without one, recreate the store from " + member + ", which is furthest ahead (timeline "
                                + evidence.database(member).orElseThrow().timeline()
                                + "), as the bundle's README.md says under \"Lost volumes\".")
                .orElse("");
    }
}
