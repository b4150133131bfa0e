package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import java.util.List;

/** A quorum of one named replica is not a quorum. */
final class QuorumReplicasRule implements SpecRule {
    private static final int MIN_REPLICAS = 2;

    @Override
    public List<Finding> check(Candidate candidate) {
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        boolean quorum = availability.enabled() && availability.replication().mode() == ReplicationMode.QUORUM;
        if (!quorum || availability.replicas() >= MIN_REPLICAS) {
            return List.of();
        }
        return List.of(Finding.error(
                "quorum-replicas",
                "spec.highAvailability.replication.mode",
                "mode is quorum with " + availability.replicas() + " replica, expected at least " + MIN_REPLICAS
                        + " of which any may confirm",
                "set replicas to " + MIN_REPLICAS + " or more, or mode to sync"));
    }
}
