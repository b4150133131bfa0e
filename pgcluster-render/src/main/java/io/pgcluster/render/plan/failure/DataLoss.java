package io.pgcluster.render.plan.failure;

import io.pgcluster.model.value.MemorySize;
import java.util.Optional;

/**
 * What can be lost of what was acknowledged.
 *
 * @param none nothing at all
 * @param known the part of the bound that the specification fixes; empty if nothing is lost, or if nothing bounds it
 * @param text the bound, for users
 */
public record DataLoss(boolean none, Optional<MemorySize> known, String text) {
    static DataLoss nothing(String text) {
        return new DataLoss(true, Optional.empty(), text);
    }

    static DataLoss atMost(MemorySize known, String text) {
        return new DataLoss(false, Optional.of(known), text);
    }

    static DataLoss unbounded(String text) {
        return new DataLoss(false, Optional.empty(), text);
    }
}
