package io.pgcluster.model;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.problem.Problem;
import java.util.List;

/** The outcome of reading a specification. */
public sealed interface Resolution {
    /** Everything found, ordered by place in the text. */
    List<Problem> problems();

    /**
     * The specification is good.
     *
     * @param cluster the cluster it describes
     * @param problems warnings only
     */
    record Accepted(Cluster cluster, List<Problem> problems) implements Resolution {}

    /**
     * The specification is refused.
     *
     * @param problems at least one error, and any warnings
     */
    record Rejected(List<Problem> problems) implements Resolution {}
}
