package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.spec.ArchivePolicy;
import io.pgcluster.model.spec.WalArchivingSpec;
import io.pgcluster.model.value.MemorySize;
import java.util.List;
import java.util.Optional;

/** A backlog of WAL may be allowed only as far as there is space for it, and limited only where WAL may be given up. */
final class ArchiveQueueRule implements SpecRule {
    /** A second of a busy primary; below it, WAL would be given up while the archive works. */
    private static final MemorySize MIN_QUEUE = MemorySize.ofMebibytes(64);

    @Override
    public List<Finding> check(Candidate candidate) {
        WalArchivingSpec archiving = candidate.spec().backup().walArchiving();
        MemorySize space = WalSizing.space(candidate.spec());
        return archiving.queueMaximum().flatMap(queue -> finding(archiving.policy(), queue, space)).stream()
                .toList();
    }

    private static Optional<Finding> finding(ArchivePolicy policy, MemorySize queue, MemorySize space) {
        if (policy == ArchivePolicy.PROTECT_RECOVERY) {
            return finding(
                    "queueMaximum is the limit beyond which WAL is dropped, but the policy protect-recovery never drops WAL",
                    "remove queueMaximum, or set policy to protect-database");
        } else if (queue.compareTo(MIN_QUEUE) < 0) {
            return finding(
                    "a backlog of " + queue
                            + " is less than a busy primary writes in a second, so WAL would be dropped while"
                            + " the archive works",
                    "set queueMaximum to " + MIN_QUEUE + " or more, or remove it to have it derived");
        } else if (queue.compareTo(space) >= 0) {
            return finding(
                    "a backlog of " + queue + " is allowed, but WAL has only " + space.mebibytes()
                            + "Mi: the volume would fill up before any WAL is dropped",
                    "set queueMaximum to half of that or less, or raise spec.resources.storage.walSize");
        }
        return Optional.empty();
    }

    private static Optional<Finding> finding(String message, String hint) {
        return Optional.of(Finding.error("archive-queue", "spec.backup.walArchiving.queueMaximum", message, hint));
    }
}
