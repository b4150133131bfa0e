package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.List;

/**
 * What bringing a bundle up came to.
 *
 * @param firstWrite from the start of the containers until a write succeeded
 * @param complete from the start of the containers until every member was there
 * @param left members that were stopped since the plan has them no more
 * @param restarted members that were restarted for settings
 * @param notes what was not as a start expects it, and was dealt with
 */
public record DeploymentReport(
        Duration firstWrite, Duration complete, List<String> left, List<String> restarted, List<String> notes) {
    /** Keeps unmodifiable copies. */
    public DeploymentReport {
        left = List.copyOf(left);
        restarted = List.copyOf(restarted);
        notes = List.copyOf(notes);
    }
}
