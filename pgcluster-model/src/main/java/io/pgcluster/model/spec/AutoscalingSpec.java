package io.pgcluster.model.spec;

/** Adding and removing replicas by load (Kubernetes). */
public record AutoscalingSpec(
        @Doc("Scale the replicas.") boolean enabled,

        @Doc(value = "Minimum number of replicas.", min = 1, max = 5)
        int minReplicas,

        @Doc(value = "Maximum number of replicas.", min = 1, max = 5)
        int maxReplicas,

        @Doc(value = "Target CPU utilization of the replicas.", min = 10, max = 95)
        int targetCpuPercent) {}
