package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import java.util.List;

/** Strict replication stops writes while too few replicas can confirm, so one replica must be there to spare. */
final class StrictReplicationRule implements SpecRule {
    private static final String ID = "strict-replication";
    private static final String PATH = "spec.highAvailability.replication.strict";

    @Override
    public List<Finding> check(Candidate candidate) {
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        if (!availability.enabled() || !availability.replication().strict()) {
            return List.of();
        }
        if (availability.replication().mode() == ReplicationMode.ASYNC) {
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "strict is true, but mode is async, in which commits wait for no replica",
                    "set mode to sync or quorum, or remove strict"));
        }
        int needed = availability.replication().synchronousReplicas() + 1;
        if (availability.replicas() >= needed) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                PATH,
                "strict is true, and " + availability.replication().synchronousReplicas() + " of "
                        + availability.replicas()
                        + " replicas must confirm: all writes stop as soon as one replica is lost or restarted",
                "set replicas to at least " + needed + ", or strict to false"));
    }
}
