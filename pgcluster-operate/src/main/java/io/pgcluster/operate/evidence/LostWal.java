package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/** Data whose WAL volume is gone: the server cannot start on it. */
final class LostWal implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        List<String> lost = evidence.filledDatabases().stream()
                .filter(member -> evidence.wanted().walVolumes()
                        && !isFilled(evidence.walVolumes().get(member)))
                .toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        boolean others = lost.size() < evidence.filledDatabases().size();
        String remove = evidence.wanted().advice().removeData(lost);
        return Optional.of(Finding.refuse(
                "the WAL volume of " + String.join(", ", lost)
                        + " is gone while the data is kept: no server starts on data without its WAL",
                "Restore the volume from a copy."
                        + (others
                                ? " Or remove the data as well, which is then cloned from another member: " + remove
                                : "")));
    }

    private static boolean isFilled(@org.jspecify.annotations.Nullable Volume volume) {
        return volume != null && volume.filled();
    }
}
