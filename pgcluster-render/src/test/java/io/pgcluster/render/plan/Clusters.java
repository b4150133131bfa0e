package io.pgcluster.render.plan;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.ClusterRenderer;

/** Clusters for tests, made the way everybody makes them: from text, with defaults and rules applied. */
public final class Clusters {
    private Clusters() {}

    /** A cluster called demo with the fields of {@code spec}, written as YAML. */
    public static Cluster of(String spec) {
        String header = """
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: demo}
                """;
        Resolution resolution = ClusterModel.load(spec.isBlank() ? header : header + "spec:\n" + spec.indent(2));
        if (resolution instanceof Resolution.Accepted accepted) {
            return accepted.cluster();
        }
        throw new AssertionError("the specification of this test is refused: " + resolution.problems());
    }

    /** The plan of such a cluster. */
    public static Plan plan(String spec) {
        return ClusterRenderer.plan(of(spec));
    }
}
