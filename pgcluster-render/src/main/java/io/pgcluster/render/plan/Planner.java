package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.MemorySizing;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.sizing.Workers;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.MemorySize;

/** Derives the plan of a cluster: the same plan for the same cluster, wherever and whenever. */
public final class Planner {
    private static final MemorySize LEAST_SHARED_MEMORY = MemorySize.ofMebibytes(64);

    private Planner() {}

    /** The plan of {@code cluster}. */
    public static Plan plan(Cluster cluster) {
        ClusterSpec spec = cluster.spec();
        Capacity capacity = capacity(spec);
        Topology topology = TopologyPlanner.topology(spec);
        Replication replication = ReplicationPlanner.replication(spec.highAvailability());
        Timing timing = TimingProfiles.timing(spec.highAvailability());
        return new Plan(
                cluster,
                topology,
                timing,
                replication,
                capacity,
                ServerPlanner.server(spec, timing, replication, capacity),
                FailurePredictor.predictions(spec, timing, replication),
                SecretsPlanner.secrets(cluster, topology),
                SchedulePlanner.schedules(spec.backup()),
                Images.images(spec),
                NotePlanner.notes(cluster, timing, replication, capacity.memory()));
    }

    private static Capacity capacity(ClusterSpec spec) {
        MemorySizing sizing = MemorySizing.of(spec);
        MemorySize quarter =
                MemorySize.ofMebibytes(new MemorySize(sizing.limit().bytes() / 4).mebibytes());
        return new Capacity(
                ConnectionBudget.of(spec),
                MemoryProof.of(spec),
                sizing,
                WalSizing.of(spec),
                Workers.of(spec),
                quarter.compareTo(LEAST_SHARED_MEMORY) < 0 ? LEAST_SHARED_MEMORY : quarter);
    }
}
