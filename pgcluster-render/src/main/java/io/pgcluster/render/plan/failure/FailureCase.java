package io.pgcluster.render.plan.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * What a failure means for clients that write.
 *
 * @param kind what happens
 * @param outage longest time without an acknowledged write, rounded up to whole seconds; empty if only an operator or the failed part's
 *     return ends it
 * @param derivation how the bound comes about, for users
 * @param loss what can be lost
 * @param reaction what the cluster does
 */
public record FailureCase(
        FailureKind kind, Optional<Duration> outage, String derivation, DataLoss loss, String reaction) {}
