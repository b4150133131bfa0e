package io.pgcluster.render;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.change.Comparison;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.target.ClusterTarget;
import io.pgcluster.render.target.TargetRenderer;
import io.pgcluster.render.target.compose.ComposeTarget;
import io.pgcluster.render.target.monitoring.MonitoringTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From a cluster to everything that runs it: plans once and renders each target that the specification names. A target that this version
 * does not render ({@link Target#implemented}) is refused rather than left out.
 */
public final class ClusterRenderer {
    /** The complete specification within a bundle, against which later changes are compared. */
    public static final String RESOLVED_SPECIFICATION = ".pgcluster/cluster.yaml";

    private static final List<ClusterTarget> PLATFORMS = List.of(new ComposeTarget());
    private static final List<TargetRenderer> COMPANIONS = List.of(new MonitoringTarget());

    private ClusterRenderer() {}

    /** The files of {@code cluster}; each target's are in a directory of its name. The same cluster gives the same bytes. */
    public static Bundle render(Cluster cluster) {
        return render(cluster, EnumSet.copyOf(cluster.spec().targets()));
    }

    /**
     * The files of some of the targets that the specification names. Those of the others are left out of the bundle and left alone where it
     * is written; so is the specification that the cluster was last rendered from, unless a target that starts the cluster is among them.
     *
     * @throws IllegalArgumentException for a target that the specification does not name, since it was not checked for it, or that this
     *     version does not render
     */
    public static Bundle render(Cluster cluster, Set<Target> targets) {
        requireRendered(cluster, targets);
        List<Artifact> artifacts = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        cluster.spec().targets().stream()
                .filter(target -> !targets.contains(target))
                .forEach(target -> others.add(target.toString()));
        if (targets.stream().anyMatch(Target::runsCluster)) {
            artifacts.add(Artifact.text(RESOLVED_SPECIFICATION, ClusterModel.write(cluster)));
        } else {
            others.add(RESOLVED_SPECIFICATION);
        }
        for (ClusterTarget target : PLATFORMS) {
            if (targets.contains(target.id())) {
                add(artifacts, target, plan(cluster, target));
            }
        }
        for (TargetRenderer target : COMPANIONS) {
            if (targets.contains(target.id())) {
                add(artifacts, target, plan(cluster));
            }
        }
        return Bundle.of(artifacts).leaving(others);
    }

    private static void add(List<Artifact> artifacts, TargetRenderer target, Plan plan) {
        target.render(plan)
                .forEach(artifact -> artifacts.add(artifact.under(target.id().toString())));
    }

    /**
     * The plan of {@code cluster} for the first target of its specification that starts it and that this version renders.
     *
     * @throws IllegalArgumentException if it renders none of them
     */
    public static Plan plan(Cluster cluster) {
        return plan(cluster, first(cluster));
    }

    /**
     * The plan of {@code cluster} for {@code target}, which starts it; throws {@link IllegalArgumentException} as
     * {@link #render(Cluster, Set)} does.
     */
    public static Plan plan(Cluster cluster, Target target) {
        requireRendered(cluster, Set.of(target));
        return plan(cluster, platform(target));
    }

    /** What becomes different when {@code before} becomes {@code after}, and what that costs on the target of {@link #plan(Cluster)}. */
    public static Comparison changes(Cluster before, Cluster after) {
        ClusterTarget target = first(after);
        EffectTable effects = target.effects();
        for (TargetRenderer companion : COMPANIONS) {
            if (after.spec().targets().contains(companion.id())) {
                effects = effects.with(companion.effects());
            }
        }
        return Comparison.between(plan(before, target), plan(after, target), effects);
    }

    private static Plan plan(Cluster cluster, ClusterTarget target) {
        return Planner.plan(cluster, target.platform(cluster));
    }

    private static ClusterTarget first(Cluster cluster) {
        return PLATFORMS.stream()
                .filter(target -> cluster.spec().targets().contains(target.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "this version starts clusters with " + platforms() + ", but spec.targets of " + cluster.name()
                                + " names only " + cluster.spec().targets()));
    }

    private static ClusterTarget platform(Target id) {
        return PLATFORMS.stream()
                .filter(target -> target.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " does not start a cluster"));
    }

    private static Set<Target> platforms() {
        return PLATFORMS.stream().map(TargetRenderer::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The targets that there is a renderer for. */
    static Set<Target> targets() {
        return Stream.concat(PLATFORMS.stream(), COMPANIONS.stream())
                .map(TargetRenderer::id)
                .collect(Collectors.toUnmodifiableSet());
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
