package io.pgcluster.render.target;

import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.plan.Plan;
import java.util.List;

/**
 * Renders a plan for one target. Implementations read no file, clock, environment or random number, so that a plan gives the same bytes
 * everywhere.
 */
public interface TargetRenderer {
    /** The target, as the specification names it. */
    Target id();

    /**
     * What a change of each field of the specification costs there; a target that does not start the cluster names only the fields that
     * nothing else reads.
     */
    EffectTable effects();

    /**
     * The files of a plan, with paths relative to the target's own directory.
     *
     * @param plan derived for the platform of the target that starts the cluster
     */
    List<Artifact> render(Plan plan);
}
