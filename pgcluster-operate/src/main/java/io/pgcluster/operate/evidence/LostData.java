package io.pgcluster.operate.evidence;

import java.util.Optional;

/** A consensus store that remembers a database of which no member still has the data: all would wait for a primary forever. */
final class LostData implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        boolean remembered = evidence.stores().values().stream()
                .anyMatch(volume -> volume.filled() && volume.identity().isPresent());
        boolean begun = evidence.wanted().members().stream()
                .map(evidence.databases()::get)
                .anyMatch(volume ->
                        volume != null && (volume.filled() || volume.identity().isPresent()));
        if (!remembered || begun) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                "the consensus store remembers the cluster, but the data of every member ("
                        + String.join(", ", evidence.wanted().members())
                        + ") is gone: they would wait for a primary forever",
                "Restore the data volumes from a copy. To start with an empty database instead, remove the rest as well:"
                        + " pgcluster down --volumes --yes, then pgcluster up."));
    }
}
