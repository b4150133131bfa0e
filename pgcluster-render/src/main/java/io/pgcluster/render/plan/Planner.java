package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.MemorySizing;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.sizing.Workers;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.BackupPlanner;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailurePredictor;
import io.pgcluster.render.plan.failure.StorageLoss;
import io.pgcluster.render.plan.secret.SecretsPlanner;
import io.pgcluster.render.plan.server.Capacity;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.plan.server.ReplicationPlanner;
import io.pgcluster.render.plan.server.ServerPlanner;
import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.plan.server.TimingProfiles;
import io.pgcluster.render.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives the plan of a cluster where it stands: the same plan for the same cluster and platform, wherever and whenever it is derived. */
public final class Planner {
    private static final MemorySize MIN_SHARED_MEMORY = MemorySize.ofMebibytes(64);

    private Planner() {}

    /** The plan of {@code cluster} on {@code platform}. */
    public static Plan plan(Cluster cluster, Platform platform) {
        ClusterSpec spec = cluster.spec();
        Capacity capacity = capacity(spec);
        Replication replication = ReplicationPlanner.replication(spec.highAvailability());
        Optional<BackupPlan> backup = BackupPlanner.backup(cluster, platform.topology());
        Timing timing = TimingProfiles.timing(spec.highAvailability());
        return new Plan(
                cluster,
                platform,
                timing,
                replication,
                capacity,
                ServerPlanner.server(spec, platform, timing, replication, capacity, backup),
                predictions(FailurePredictor.predictions(spec, platform.topology(), timing, replication), backup),
                SecretsPlanner.secrets(cluster, platform, backup),
                backup,
                NotePlanner.notes(cluster, platform, timing, replication, capacity.memory()));
    }

    private static List<FailureCase> predictions(List<FailureCase> ofParts, Optional<BackupPlan> backup) {
        return Stream.concat(ofParts.stream(), Stream.of(StorageLoss.of(backup)))
                .toList();
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
                quarter.compareTo(MIN_SHARED_MEMORY) < 0 ? MIN_SHARED_MEMORY : quarter);
    }
}
