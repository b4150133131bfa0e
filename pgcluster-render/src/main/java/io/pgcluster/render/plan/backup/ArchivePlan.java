package io.pgcluster.render.plan.backup;

import io.pgcluster.model.spec.ArchivePolicy;
import io.pgcluster.model.value.MemorySize;
import java.time.Duration;
import java.util.Optional;

/**
 * How WAL gets into the repositories. A process of its own sends segments in the background, several at once; the server removes a segment
 * only when every repository has it.
 *
 * @param timeout a segment that is not full is archived after so long: what a loss of every volume but the repository costs, while the
 *     archive keeps up
 * @param policy what gives way when WAL cannot be archived for long
 * @param queueLimit WAL that may wait to be archived: beyond it, waiting WAL is given up; empty if WAL is never given up
 * @param space space for WAL on every member, which waiting WAL takes
 * @param keepsAllWal whether WAL is kept for every moment of the retention, rather than only what makes each backup consistent
 */
public record ArchivePlan(
        Duration timeout,
        ArchivePolicy policy,
        Optional<MemorySize> queueLimit,
        MemorySize space,
        boolean keepsAllWal) {
    /** The most WAL that waits before something gives way: archiving, or the primary. */
    public MemorySize mostWaiting() {
        return queueLimit.orElse(space);
    }
}
