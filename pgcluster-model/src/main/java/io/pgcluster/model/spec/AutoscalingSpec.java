package io.pgcluster.model.spec;

/** Adding and removing replicas by load (Kubernetes). */
public record AutoscalingSpec(
        @Doc("Scale the replicas.") boolean enabled,
        @Doc(value = "Fewest replicas.", min = 1, max = 5) int minReplicas,
        @Doc(value = "Most replicas.", min = 1, max = 5) int maxReplicas,

        @Doc(value = "CPU use of the replicas that is aimed at.", min = 10, max = 95)
        int targetCpuPercent) {}
