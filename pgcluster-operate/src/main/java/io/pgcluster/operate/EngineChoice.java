package io.pgcluster.operate;

import io.pgcluster.operate.operation.ClusterOperations;
import java.util.Optional;

/**
 * The engine that a cluster is started on.
 *
 * @param operations operations on it
 * @param reason why it was chosen, if it is neither the usual one nor the one that was asked for
 */
public record EngineChoice(ClusterOperations operations, Optional<String> reason) {
    static EngineChoice asked(ClusterOperations operations) {
        return new EngineChoice(operations, Optional.empty());
    }

    static EngineChoice because(ClusterOperations operations, String reason) {
        return new EngineChoice(operations, Optional.of(reason));
    }
}
