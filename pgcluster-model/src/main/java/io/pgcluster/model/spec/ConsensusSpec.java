package io.pgcluster.model.spec;

/** The store that elects the primary (etcd; on Kubernetes its own API). */
public record ConsensusSpec(
        @Doc(value = "etcd members: 3 survive the loss of one, 1 is for development.", min = 1, max = 5)
        int members) {}
