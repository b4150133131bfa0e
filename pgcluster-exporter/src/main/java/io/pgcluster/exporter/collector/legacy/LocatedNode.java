package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something in the file and where it stands.
 *
 * @param node what is written
 * @param path of the value, for messages
 * @param position line and column
 */
record LocatedNode(SpecNode node, SpecPath path, Position position) {
    static LocatedNode file(MapNode root) {
        return new LocatedNode(root, SpecPath.ROOT, root.position().orElse(Position.START));
    }

    /** What stands behind {@code key}, if anything does; nothing if this is no mapping. */
    Optional<LocatedNode> child(String key) {
        return node instanceof MapNode map
                ? Optional.ofNullable(map.entries().get(key))
                        .filter(entry -> !entry.value().isNothing())
                        .map(entry -> child(key, entry))
                : Optional.empty();
    }

    /** Everything in a mapping by its key, or in a list; otherwise nothing. */
    List<LocatedNode> children() {
        List<LocatedNode> found = new ArrayList<>();
        if (node instanceof MapNode map) {
            map.entries().forEach((key, entry) -> found.add(child(key, entry)));
        } else if (node instanceof ListNode list) {
            for (SpecNode element : list.elements()) {
                found.add(new LocatedNode(
                        element, path.element(found.size()), element.position().orElse(position)));
            }
        }
        return found;
    }

    /** The keys of a mapping, in the order of {@link #children}. */
    List<String> keys() {
        return node instanceof MapNode map ? List.copyOf(map.entries().keySet()) : List.of();
    }

    /** A single value as it was written. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar && !scalar.isNothing() ? Optional.of(scalar.text()) : Optional.empty();
    }

    private LocatedNode child(String key, MapNode.Entry entry) {
        // A single value is the thing itself; a mapping or list begins at its first child, so its key shows it better.
        Optional<Position> at = entry.value() instanceof ScalarNode scalar && !scalar.isNothing()
                ? scalar.position().or(entry::keyPosition)
                : entry.keyPosition();
        return new LocatedNode(entry.value(), path.child(key), at.orElse(position));
    }
}
