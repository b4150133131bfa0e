package io.pgcluster.operate.cluster;

import java.util.List;

/** Whether a cluster runs. That nothing is known of it is a state of its own: what does not answer may well take writes. */
public sealed interface ClusterState {
    /**
     * Patroni answers.
     *
     * @param view what it knows
     */
    record Running(ClusterView view) implements ClusterState {}

    /** No database node runs, so nothing takes writes. */
    record Stopped() implements ClusterState {}

    /**
     * Database nodes run, but none can say who is primary, since the consensus store does not answer or they do not.
     *
     * @param reasons what was found of each part, the cause first
     * @param remedy what to do
     */
    record Unknown(List<String> reasons, String remedy) implements ClusterState {
        /** Keeps an unmodifiable copy. */
        public Unknown {
            reasons = List.copyOf(reasons);
        }
    }
}
