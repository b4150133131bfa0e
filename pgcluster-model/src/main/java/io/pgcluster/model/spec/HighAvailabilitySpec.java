package io.pgcluster.model.spec;

/** Replicas, replication and failover. */
public record HighAvailabilitySpec(
        @Doc("Run replicas and fail over; false runs one server without replicas.")
        boolean enabled,

        @Doc(value = "Number of streaming replicas in addition to the primary.", min = 1, max = 5)
        int replicas,

        @Doc("How commits reach the replicas.") ReplicationSpec replication,
        @Doc("When and how fast a replica takes over.") FailoverSpec failover,
        @Doc("The store that elects the primary.") ConsensusSpec consensus,

        @Doc(value = "HAProxy processes, each with its own address; two survive the loss of one.", min = 1, max = 2)
        int proxies) {

    /** Database nodes: the primary and, if enabled, its replicas. */
    public int members() {
        return enabled ? replicas + 1 : 1;
    }
}
