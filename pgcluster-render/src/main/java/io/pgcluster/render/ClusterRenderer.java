package io.pgcluster.render;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.change.Comparison;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.target.TargetRenderer;
import io.pgcluster.render.target.compose.ComposeTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From a cluster to everything that runs it: plans once and renders each target that the specification names. A target that this version
 * does not render ({@link Target#implemented}) is refused rather than left out.
 */
public final class ClusterRenderer {
    /** The complete specification within a bundle, against which later changes are compared. */
    public static final String RESOLVED_SPECIFICATION = ".pgcluster/cluster.yaml";

    private static final List<TargetRenderer> TARGETS = List.of(new ComposeTarget());

    private ClusterRenderer() {}

    /** The files of {@code cluster}; each target's are in a directory of its name. The same cluster gives the same bytes. */
    public static Bundle render(Cluster cluster) {
        return render(cluster, EnumSet.copyOf(cluster.spec().targets()));
    }

    /**
     * The files of some of the targets that the specification names.
     *
     * @throws IllegalArgumentException for a target that the specification does not name, since it was not checked for it, or that this
     *     version does not render
     */
    public static Bundle render(Cluster cluster, Set<Target> targets) {
        requireRendered(cluster, targets);
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text(RESOLVED_SPECIFICATION, ClusterModel.write(cluster)));
        for (TargetRenderer target : TARGETS) {
            if (targets.contains(target.id())) {
                target.render(plan(cluster, target))
                        .forEach(artifact ->
                                artifacts.add(artifact.under(target.id().toString())));
            }
        }
        return Bundle.of(artifacts);
    }

    /**
     * The plan of {@code cluster} for the first target of its specification that this version renders.
     *
     * @throws IllegalArgumentException if it renders none of them
     */
    public static Plan plan(Cluster cluster) {
        return plan(cluster, first(cluster));
    }

    /** The plan of {@code cluster} for {@code target}; throws {@link IllegalArgumentException} as {@link #render(Cluster, Set)} does. */
    public static Plan plan(Cluster cluster, Target target) {
        requireRendered(cluster, Set.of(target));
        return plan(cluster, renderer(target));
    }

    /** What becomes different when {@code before} becomes {@code after}, and what that costs on the target of {@link #plan(Cluster)}. */
    public static Comparison changes(Cluster before, Cluster after) {
        TargetRenderer target = first(after);
        return Comparison.between(plan(before, target), plan(after, target), target.effects());
    }

    private static Plan plan(Cluster cluster, TargetRenderer target) {
        return Planner.plan(cluster, target.platform(cluster));
    }

    private static TargetRenderer first(Cluster cluster) {
        return TARGETS.stream()
                .filter(target -> cluster.spec().targets().contains(target.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "this version renders " + targets() + ", but spec.targets of " + cluster.name() + " names only "
                                + cluster.spec().targets()));
    }

    private static TargetRenderer renderer(Target id) {
        return TARGETS.stream()
                .filter(target -> target.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this version does not render " + id));
    }

    /** The targets that there is a renderer for. */
    static Set<Target> targets() {
        return TARGETS.stream().map(TargetRenderer::id).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireRendered(Cluster cluster, Set<Target> targets) {
        for (Target target : targets) {
            if (!cluster.spec().targets().contains(target)) {
                throw new IllegalArgumentException("spec.targets of " + cluster.name() + " does not name " + target);
            }
            if (!targets().contains(target)) {
                throw new IllegalArgumentException("this version does not render " + target + ", which spec.targets of "
                        + cluster.name() + " names");
            }
        }
    }
}
