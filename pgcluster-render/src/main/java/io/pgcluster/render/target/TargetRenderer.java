package io.pgcluster.render.target;

import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.plan.Plan;
import java.util.List;

/**
 * Renders a plan for one target. Implementations read no file, clock, environment or random number, so that a plan gives the same bytes
 * everywhere.
 */
public interface TargetRenderer {
    /** The target, as the specification names it. */
    Target id();

    /** Its files, with paths relative to the target's own directory. */
    List<Artifact> render(Plan plan);
}
