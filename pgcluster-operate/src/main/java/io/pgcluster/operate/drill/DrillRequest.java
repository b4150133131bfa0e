package io.pgcluster.operate.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * What to drill.
 *
 * @param kind what to break
 * @param member whose; the primary where empty
 * @param duration how long it stays broken at least; where empty until writes are back, and longer than the lease where that matters
 * @param client how the clients talk to the database
 * @param writers number of client threads
 * @param keep keep the rows for inspection
 */
public record DrillRequest(
        FaultKind kind,
        Optional<String> member,
        Optional<Duration> duration,
        ClientKind client,
        int writers,
        boolean keep) {}
