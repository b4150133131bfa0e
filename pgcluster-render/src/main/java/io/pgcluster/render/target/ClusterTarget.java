package io.pgcluster.render.target;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.platform.Platform;

/** A target whose files start the cluster. */
public interface ClusterTarget extends TargetRenderer {
    /** Where {@code cluster} stands if it runs there. */
    Platform platform(Cluster cluster);
}
