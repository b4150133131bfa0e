package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.evidence.LastUp;
import java.util.Optional;

/** A cluster that took writes and of which no data is left: an empty one would be made, as if there had been none. */
final class EveryDirectoryLost implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        Optional<LastUp> lastUp = evidence.lastUp();
        if (lastUp.isEmpty() || !evidence.databases().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                "the cluster was brought up before, but the data of every member ("
                        + String.join(", ", lastUp.get().members()) + ") is gone from " + evidence.directories()
                        + ": an empty cluster would be made",
                "Put the directories back from a copy. To start with an empty cluster instead: "
                        + DirectoryEvidence.START_EMPTY + "."));
    }
}
