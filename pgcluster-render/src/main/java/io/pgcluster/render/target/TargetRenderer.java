package io.pgcluster.render.target;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Platform;
import java.util.List;

/**
 * Renders a plan for one target. Implementations read no file, clock, environment or random number, so that a plan gives the same bytes
 * everywhere.
 */
public interface TargetRenderer {
    /** The target, as the specification names it. */
    Target id();

    /** Where {@code cluster} stands if it runs there. */
    Platform platform(Cluster cluster);

    /** What a change of each field of the specification costs there. */
    EffectTable effects();

    /** The files of a plan that was derived for {@link #platform}, with paths relative to the target's own directory. */
    List<Artifact> render(Plan plan);
}
