package io.pgcluster.model.tree;

import io.pgcluster.model.problem.Position;
import java.util.Optional;

/** A part of a specification: a mapping, a list or a scalar. */
public sealed interface SpecNode permits MapNode, ListNode, ScalarNode {
    /** Where it begins in the user's text; empty for a default. */
    Optional<Position> position();

    /** What it is, for messages: {@code a list}, {@code the number 15}. */
    String describe();

    /** Whether the key stands there with nothing behind it. */
    default boolean isNothing() {
        return this instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NOTHING;
    }
}
