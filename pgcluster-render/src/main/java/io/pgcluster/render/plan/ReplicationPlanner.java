package io.pgcluster.render.plan;

import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.spec.ReplicationSpec;

/** Resolves how commits reach the replicas. */
final class ReplicationPlanner {
    private ReplicationPlanner() {}

    static Replication replication(HighAvailabilitySpec spec) {
        ReplicationSpec written = spec.replication();
        boolean synchronous = spec.enabled() && written.mode() != ReplicationMode.ASYNC;
        return new Replication(
                synchronous ? written.mode() : ReplicationMode.ASYNC,
                synchronous ? written.synchronousReplicas() : 0,
                synchronous && written.strict(),
                written.maximumLag());
    }
}
