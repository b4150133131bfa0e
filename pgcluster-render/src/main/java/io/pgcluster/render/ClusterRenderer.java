package io.pgcluster.render;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.target.TargetRenderer;
import io.pgcluster.render.target.compose.ComposeTarget;
import java.util.ArrayList;
import java.util.List;

/** From a cluster to everything that runs it: plans once and renders each target that the specification names. */
public final class ClusterRenderer {
    /** The complete specification within a bundle, from which later changes are told. */
    public static final String RESOLVED_SPECIFICATION = ".pgcluster/cluster.yaml";

    private static final List<TargetRenderer> TARGETS = List.of(new ComposeTarget());

    private ClusterRenderer() {}

    /** The files of {@code cluster}; each target's are in a directory of its name. The same cluster gives the same bytes. */
    public static Bundle render(Cluster cluster) {
        return render(Planner.plan(cluster));
    }

    /** The files of the cluster that {@code plan} is of. */
    public static Bundle render(Plan plan) {
        Cluster cluster = plan.cluster();
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text(RESOLVED_SPECIFICATION, ClusterModel.write(cluster)));
        for (TargetRenderer target : TARGETS) {
            if (cluster.spec().targets().contains(target.id())) {
                target.render(plan)
                        .forEach(artifact ->
                                artifacts.add(artifact.under(target.id().toString())));
            }
        }
        return Bundle.of(artifacts);
    }
}
