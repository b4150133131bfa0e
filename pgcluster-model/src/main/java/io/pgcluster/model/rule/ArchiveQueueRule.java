package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.value.MemorySize;
import java.util.List;
import java.util.Optional;

/** A backlog of WAL may be allowed only as far as there is room for it. */
final class ArchiveQueueRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        Optional<MemorySize> queue = candidate.spec().backup().walArchiving().queueMaximum();
        MemorySize space = WalSizing.space(candidate.spec());
        if (queue.isEmpty() || queue.get().compareTo(space) < 0) {
            return List.of();
        }
        return List.of(Finding.error(
                "archive-queue",
                "spec.backup.walArchiving.queueMaximum",
                "a backlog of " + queue.get() + " is allowed, but WAL has " + space.mebibytes()
                        + "Mi: the volume is full before archiving is given up",
                "set queueMaximum to half of that or less, or raise spec.resources.storage.walSize"));
    }
}
