package io.pgcluster.cli.wizard;

import io.pgcluster.model.spec.PoolMode;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.spec.TimingProfile;
import java.util.List;

/** Replicas, failover and the pooler that hides both from clients. */
final class AvailabilityStep {
    private static final String ENABLED = "spec.highAvailability.enabled";
    private static final String MODE = "spec.highAvailability.replication.mode";
    private static final String POOLING = "spec.pooling.enabled";

    private AvailabilityStep() {}

    static Step step() {
        return new Step(
                "High availability",
                List.of(
                        Question.yesNo(
                                ENABLED,
                                "high-availability",
                                "Run replicas and fail over automatically",
                                cluster -> cluster.spec().highAvailability().enabled()),
                        Question.number(
                                        "spec.highAvailability.replicas",
                                        "replicas",
                                        "Replicas in addition to the primary",
                                        1,
                                        5,
                                        cluster -> String.valueOf(cluster.spec()
                                                .highAvailability()
                                                .replicas()))
                                .when(AvailabilityStep::isEnabled),
                        Question.choice(
                                        MODE,
                                        "replication",
                                        "Replication: no loss (sync, quorum) or least latency (async)",
                                        ReplicationMode.values(),
                                        cluster -> cluster.spec()
                                                .highAvailability()
                                                .replication()
                                                .mode())
                                .when(AvailabilityStep::isEnabled),
                        Question.yesNo(
                                        "spec.highAvailability.replication.strict",
                                        "strict",
                                        "Refuse writes rather than continue without a synchronous replica",
                                        cluster -> cluster.spec()
                                                .highAvailability()
                                                .replication()
                                                .strict())
                                .when(answers -> isEnabled(answers) && !answers.is(MODE, "async")),
                        Question.choice(
                                        "spec.highAvailability.failover.profile",
                                        "failover",
                                        "How soon an unresponsive primary is replaced",
                                        TimingProfile.values(),
                                        cluster -> cluster.spec()
                                                .highAvailability()
                                                .failover()
                                                .profile())
                                .when(AvailabilityStep::isEnabled),
                        Question.yesNo(
                                POOLING, "pooling", "Put PgBouncer in front of the primary", cluster -> cluster.spec()
                                        .pooling()
                                        .enabled()),
                        Question.choice(
                                        "spec.pooling.mode",
                                        "pool-mode",
                                        "When a server connection goes back to the pool",
                                        PoolMode.values(),
                                        cluster -> cluster.spec().pooling().mode())
                                .when(answers -> answers.is(POOLING, "true")),
                        Question.number(
                                        "spec.pooling.instances",
                                        "poolers",
                                        "PgBouncer processes",
                                        1,
                                        8,
                                        cluster -> String.valueOf(
                                                cluster.spec().pooling().instances()))
                                .when(answers -> answers.is(POOLING, "true"))));
    }

    private static boolean isEnabled(Answers answers) {
        return answers.is(ENABLED, "true");
    }
}
