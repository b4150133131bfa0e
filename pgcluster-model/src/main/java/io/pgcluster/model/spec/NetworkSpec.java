package io.pgcluster.model.spec;

/** Where clients reach the cluster. */
public record NetworkSpec(
        @Doc("Addresses and ports on the host (Compose).") PublishSpec publish) {}
