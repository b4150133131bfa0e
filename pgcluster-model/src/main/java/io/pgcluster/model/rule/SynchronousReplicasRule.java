package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import java.util.List;

/** Commits cannot wait for more replicas than there are. */
final class SynchronousReplicasRule implements SpecRule {
    private static final String ID = "synchronous-replicas";

    @Override
    public List<Finding> check(Candidate candidate) {
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        int waitedFor = availability.replication().synchronousReplicas();
        boolean waits = availability.enabled() && availability.replication().mode() != ReplicationMode.ASYNC;
        if (!waits || waitedFor <= availability.replicas()) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                "spec.highAvailability.replication.synchronousReplicas",
                "commits must wait for " + waitedFor + " replicas, but spec.highAvailability.replicas is "
                        + availability.replicas(),
                "set synchronousReplicas to at most " + availability.replicas() + ", or replicas to at least "
                        + waitedFor));
    }
}
