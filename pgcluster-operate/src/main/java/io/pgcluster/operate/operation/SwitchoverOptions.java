package io.pgcluster.operate.operation;

import io.pgcluster.operate.cluster.Switchover;
import java.time.Duration;
import java.util.Optional;

/**
 * How the primary is to be moved.
 *
 * @param to the member that takes over; the synchronous standby if empty
 * @param pauseLimit for how long running transactions may take to end
 */
public record SwitchoverOptions(Optional<String> to, Duration pauseLimit) {
    /** To the best candidate. */
    public static final SwitchoverOptions DEFAULT = new SwitchoverOptions(Optional.empty(), Switchover.PAUSE_LIMIT);
}
