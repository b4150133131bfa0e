package io.pgcluster.operate.cluster;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Plan;

/** Plans for tests. */
public final class PlanFixture {
    /** Of a specification that leaves everything out. */
    public static final Plan DEFAULT = of("{}");

    private PlanFixture() {}

    /** Of a specification with {@code spec}, written as YAML in one line. */
    public static Plan of(String spec) {
        String text =
                "apiVersion: pgcluster.io/v1\nkind: PostgresCluster\nmetadata: {name: orders}\nspec: " + spec + "\n";
        return ClusterRenderer.plan(((Resolution.Accepted) ClusterModel.load(text)).cluster());
    }
}
