package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.spec.ReplicationSpec;

/** Resolves how commits reach the replicas. */
public final class ReplicationPlanner {
    private ReplicationPlanner() {}

    /** The resolved replication of {@code spec}. */
    public static Replication replication(HighAvailabilitySpec spec) {
        ReplicationSpec written = spec.replication();
        boolean synchronous = spec.enabled() && written.mode() != ReplicationMode.ASYNC;
        return new Replication(
                synchronous ? written.mode() : ReplicationMode.ASYNC,
                synchronous ? written.synchronousReplicas() : 0,
                synchronous && written.strict(),
                written.maximumLag());
    }
}
