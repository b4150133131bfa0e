package io.pgcluster.model.spec;

import io.pgcluster.model.value.CpuQuantity;
import io.pgcluster.model.value.MemorySize;

/** CPU and memory limits of one container. */
public record ComputeSpec(
        @Doc(value = "CPU cores, as Kubernetes writes them.", example = "500m")
        CpuQuantity cpu,

        @Doc(value = "Memory limit, as Kubernetes writes it.", example = "4Gi")
        MemorySize memory) {}
