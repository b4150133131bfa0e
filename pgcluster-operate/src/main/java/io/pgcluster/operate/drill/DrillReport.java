package io.pgcluster.operate.drill;

import io.pgcluster.render.plan.failure.FailureCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a drill.
 *
 * @param kind what was broken
 * @param member whose
 * @param prediction what the plan said of it
 * @param account what the client's rows show
 * @param errors errors that the client saw
 * @param promotions how often a member was promoted meanwhile
 * @param primary who is primary afterwards
 * @param recovery from the undoing of the fault until every member was back on one timeline; empty if they were not in time
 * @param lostBytes estimate of the lost rows' WAL
 * @param lossBound the plan's bound of that, with the rate of this drill; empty if nothing may be lost, or if nothing bounds it
 * @param breaches which bounds were broken; empty if none was
 */
public record DrillReport(
        FaultKind kind,
        String member,
        FailureCase prediction,
        Account account,
        long errors,
        long promotions,
        String primary,
        Optional<Duration> recovery,
        long lostBytes,
        Optional<Long> lossBound,
        List<String> breaches) {
    /** Keeps an unmodifiable copy. */
    public DrillReport {
        breaches = List.copyOf(breaches);
    }

    /** Whether everything stayed within what the plan said. */
    public boolean isWithinBounds() {
        return breaches.isEmpty();
    }
}
