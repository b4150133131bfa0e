package io.pgcluster.model.tree;

import io.pgcluster.model.problem.Position;
import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param position where it begins; empty for a default
 * @param elements in the order of the text
 */
public record ListNode(Optional<Position> position, List<SpecNode> elements) implements SpecNode {
    /** Keeps an unmodifiable copy. */
    public ListNode {
        elements = List.copyOf(elements);
    }

    @Override
    public String describe() {
        return "a list";
    }
}
