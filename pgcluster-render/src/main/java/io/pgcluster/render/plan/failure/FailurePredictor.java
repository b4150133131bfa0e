package io.pgcluster.render.plan.failure;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.plan.server.SenderTimeout;
import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.platform.Topology;
import java.util.ArrayList;
import java.util.List;

/** Predicts the consequences of failures for this cluster; {@link Outages} has the times, {@link Losses} the data loss. */
public final class FailurePredictor {
    private static final DataLoss ROUTE_LOSS = DataLoss.nothing("nothing: the servers keep running");

    private final ClusterSpec spec;
    private final Topology topology;
    private final Timing timing;
    private final Replication replication;
    private final Outages outages;
    private final Losses losses;

    private FailurePredictor(ClusterSpec spec, Topology topology, Timing timing, Replication replication) {
        this.spec = spec;
        this.timing = timing;
        this.replication = replication;
        this.topology = topology;
        this.outages = new Outages(timing, topology.coordination(), topology.routing());
        this.losses = new Losses(spec, timing, replication);
    }

    /** The cases that can happen to this cluster, in the order of {@link FailureKind}. */
    public static List<FailureCase> predictions(
            ClusterSpec spec, Topology topology, Timing timing, Replication replication) {
        FailurePredictor predictor = new FailurePredictor(spec, topology, timing, replication);
        if (spec.highAvailability().members() == 1) {
            return predictor.withoutReplica();
        }
        return spec.highAvailability().failover().automatic()
                ? predictor.withFailover()
                : predictor.withManualFailover();
    }

    private List<FailureCase> withFailover() {
        List<FailureCase> cases = new ArrayList<>();
        if (timing.primaryStartTimeout().isZero()) {
            cases.add(new FailureCaseBuilder(FailureKind.PROCESS_CRASH)
                    .outage(outages.crashWithPromotion())
                    .loss(losses.takeOver())
                    .reaction("a replica is promoted at once; the old primary rejoins as a replica"));
        } else {
            cases.add(restartInPlace());
            cases.add(new FailureCaseBuilder(FailureKind.LONG_RECOVERY)
                    .outage(outages.crashWithLongRecovery())
                    .loss(losses.takeOver())
                    .reaction("recovery is abandoned and a replica is promoted"));
        }
        for (FailureKind silent :
                List.of(FailureKind.NODE_LOSS, FailureKind.HANG, FailureKind.NETWORK_CUT, FailureKind.CLUSTER_CUT)) {
            cases.add(new FailureCaseBuilder(silent)
                    .outage(outages.silentPrimary())
                    .loss(losses.takeOver())
                    .reaction("a replica is promoted when the lease expires; the old primary rejoins by itself"));
        }
        cases.add(new FailureCaseBuilder(FailureKind.CLEAN_STOP)
                .outage(outages.cleanStop())
                .loss(losses.handOver())
                .reaction("the primary releases its lease and a replica is promoted"));
        cases.addAll(common());
        return cases;
    }

    private List<FailureCase> withManualFailover() {
        List<FailureCase> cases = new ArrayList<>();
        for (FailureKind kind : List.of(
                FailureKind.PROCESS_CRASH,
                FailureKind.NODE_LOSS,
                FailureKind.HANG,
                FailureKind.NETWORK_CUT,
                FailureKind.CLUSTER_CUT,
                FailureKind.CLEAN_STOP)) {
            cases.add(new FailureCaseBuilder(kind)
                    .outage(Outage.unbounded("until an operator acts"))
                    .loss(losses.takeOver())
                    .reaction("none: automatic failover is off"));
        }
        cases.addAll(common());
        return cases;
    }

    private List<FailureCase> withoutReplica() {
        List<FailureCase> cases = new ArrayList<>();
        cases.add(restartInPlace());
        cases.add(new FailureCaseBuilder(FailureKind.LONG_RECOVERY)
                .outage(Outage.unbounded("until recovery has replayed all WAL since the last checkpoint"))
                .loss(losses.sameServer())
                .reaction("recovery continues: there is no replica to promote"));
        for (FailureKind kind :
                List.of(FailureKind.NODE_LOSS, FailureKind.HANG, FailureKind.NETWORK_CUT, FailureKind.CLEAN_STOP)) {
            cases.add(new FailureCaseBuilder(kind)
                    .outage(Outage.unbounded("until the server is back: there is no replica"))
                    .loss(losses.noReplica())
                    .reaction("no failover: there is no replica"));
        }
        cases.addAll(routeLosses());
        cases.add(consensusLoss());
        return cases;
    }

    private FailureCase restartInPlace() {
        return new FailureCaseBuilder(FailureKind.PROCESS_CRASH)
                .outage(outages.crashWithRestart())
                .loss(losses.sameServer())
                .reaction("the server is restarted in place");
    }

    private List<FailureCase> common() {
        List<FailureCase> cases = new ArrayList<>();
        cases.add(replicaLoss());
        cases.addAll(routeLosses());
        cases.add(consensusLoss());
        cases.add(new FailureCaseBuilder(FailureKind.SWITCHOVER)
                .outage(outages.switchover())
                .loss(losses.handOver())
                .reaction(
                        spec.pooling().enabled()
                                ? "clients of the poolers see a pause but no error; direct clients are disconnected"
                                : "clients are disconnected and reconnect"));
        return cases;
    }

    /** The outage of a client that lists every address. Where the platform routes, no part of the cluster can be lost on the way. */
    private List<FailureCase> routeLosses() {
        List<FailureCase> cases = new ArrayList<>();
        if (!topology.proxies().isEmpty()) {
            cases.add(proxyLoss());
        }
        if (spec.pooling().enabled()) {
            cases.add(new FailureCaseBuilder(FailureKind.POOLER_LOSS)
                    .outage(
                            spec.pooling().instances() == 1
                                    ? Outage.unbounded("until the pooler is back: there is no other")
                                    : outages.nextAddress())
                    .loss(ROUTE_LOSS)
                    .reaction("its clients are disconnected; clients of other poolers are not affected"));
        }
        return cases;
    }

    private FailureCase proxyLoss() {
        FailureCaseBuilder proxy = new FailureCaseBuilder(FailureKind.PROXY_LOSS)
                .outage(proxyOutage())
                .loss(ROUTE_LOSS);
        if (topology.proxies().size() == 1) {
            return proxy.reaction("none: an operator starts it again, or the container engine if it crashed");
        }
        String disconnected = spec.pooling().enabled()
                ? "poolers continue through the other proxy; direct and read-only clients"
                : "clients";
        return proxy.reaction(disconnected + " are disconnected and connect to the next address");
    }

    private Outage proxyOutage() {
        if (topology.proxies().size() == 1) {
            return Outage.unbounded("until the proxy is back: there is no other");
        }
        return spec.pooling().enabled() ? outages.lostProxyBehindPoolers() : outages.nextAddress();
    }

    private FailureCase consensusLoss() {
        return new FailureCaseBuilder(FailureKind.CONSENSUS_LOSS)
                .outage(Outage.none("failsafe mode: the primary continues while it reaches every member"))
                .loss(DataLoss.nothing("nothing"))
                .reaction("writes continue; no replica can be promoted until the store is back");
    }

    private FailureCase replicaLoss() {
        return new FailureCaseBuilder(FailureKind.REPLICA_LOSS)
                .outage(replicaOutage())
                .loss(DataLoss.nothing("nothing: the primary keeps running"))
                .reaction("the replica catches up when it is back");
    }

    private Outage replicaOutage() {
        int left = spec.highAvailability().replicas() - 1;
        int needed = replication.synchronousReplicas();
        if (replication.mode() == ReplicationMode.ASYNC) {
            return Outage.none("commits do not wait for replicas");
        }
        return replication.mode() == ReplicationMode.QUORUM && left >= needed
                ? Outage.none("the other replicas confirm")
                : outages.silentSynchronousReplica(SenderTimeout.of(spec, timing));
    }

    /** Sets the parts of a case by name. */
    private static final class FailureCaseBuilder {
        private final FailureKind kind;
        private Outage outage = Outage.unbounded("");
        private DataLoss loss = DataLoss.nothing("");

        FailureCaseBuilder(FailureKind kind) {
            this.kind = kind;
        }

        FailureCaseBuilder outage(Outage bound) {
            outage = bound;
            return this;
        }

        FailureCaseBuilder loss(DataLoss bound) {
            loss = bound;
            return this;
        }

        FailureCase reaction(String reaction) {
            return new FailureCase(kind, outage.bound(), outage.derivation(), loss, reaction);
        }
    }
}
