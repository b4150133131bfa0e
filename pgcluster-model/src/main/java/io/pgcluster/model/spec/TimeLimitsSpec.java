package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;

/** Limits of an age, a lag, a wait or a remaining time. */
public record TimeLimitsSpec(
        @Doc(value = "Time at which the warning fires.", example = "5m")
        TimeSpan warning,

        @Doc(value = "Time at which the critical alert fires.", example = "15m")
        TimeSpan critical) {}
