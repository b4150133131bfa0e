package io.pgcluster.model.spec;

import io.pgcluster.model.value.MemorySize;

/** Limits of an amount of data. */
public record SizeLimitsSpec(
        @Doc(value = "Amount at which the warning fires.", example = "64Mi")
        MemorySize warning,

        @Doc(value = "Amount at which the critical alert fires.", example = "1Gi")
        MemorySize critical) {}
