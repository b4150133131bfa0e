package io.pgcluster.model.spec;

/** Limits of a share, in percent. */
public record PercentLimitsSpec(
        @Doc(value = "Percent at which the warning fires.", min = 1, max = 100)
        int warning,

        @Doc(value = "Percent at which the critical alert fires.", min = 1, max = 100)
        int critical) {}
