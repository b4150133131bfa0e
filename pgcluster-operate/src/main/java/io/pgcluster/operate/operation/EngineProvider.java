package io.pgcluster.operate.operation;

import io.pgcluster.model.spec.Target;
import java.util.Optional;

/** An engine that clusters of this machine can be operated on. */
public interface EngineProvider {
    /** What a cluster's directory says about this engine, the weakest first. */
    enum Claim {
        /** Nothing. */
        NONE,
        /** It may have been started on it by other means. */
        POSSIBLE,
        /** It has its data on it. */
        DATA,
        /** It runs on it now. */
        RUNNING
    }

    /** The name by which users choose it. */
    String name();

    /** The target that a specification has to name for it. */
    Target target();

    /** What the directory of {@code site} says; asks no engine. */
    Claim claim(Site site);

    /** Why the cluster of {@code site} cannot be started on it here and now; empty if it can. */
    Optional<String> complaint(Site site);

    /** Operations on the cluster of {@code site}, which is, or is to be, on this engine. */
    ClusterOperations operations(Site site);
}
