package io.pgcluster.model.tree;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.SpecPath;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path down a tree as far as it goes.
 *
 * <p>Keys may contain dots (parameters of extensions do), so at every mapping the longest key that the rest of the path begins with is
 * taken, rather than the path being cut at its dots.
 */
final class PathWalk {
    private @Nullable SpecNode node;
    private Position nearest;
    private String rest;

    private PathWalk(SpecNode root, String path) {
        this.node = root;
        this.nearest = root.position().orElse(Position.START);
        this.rest = path;
    }

    static PathWalk of(MapNode root, SpecPath path) {
        PathWalk walk = new PathWalk(root, path.text());
        while (walk.node != null && !walk.rest.isEmpty()) {
            walk.step();
        }
        return walk;
    }

    Optional<SpecNode> found() {
        return Optional.ofNullable(node);
    }

    Position nearest() {
        return nearest;
    }

    private void step() {
        if (node instanceof MapNode map) {
            intoKey(map);
        } else if (node instanceof ListNode list && rest.startsWith("[")) {
            intoElement(list);
        } else {
            node = null;
        }
    }

    private void intoKey(MapNode map) {
        Optional<Map.Entry<String, MapNode.Entry>> longest = map.entries().entrySet().stream()
                .filter(entry -> restBeginsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()));
        node = null;
        longest.ifPresent(entry -> intoEntry(entry.getKey(), entry.getValue()));
    }

    private void intoEntry(String key, MapNode.Entry entry) {
        SpecNode value = entry.value();
        // A scalar is the thing itself; a mapping or list begins at its first child, so its key shows it better.
        Optional<Position> position = value instanceof ScalarNode && !value.isNothing()
                ? value.position().or(entry::keyPosition)
                : entry.keyPosition().or(value::position);
        position.ifPresent(found -> nearest = found);
        node = value;
        skip(key.length());
    }

    private void skip(int length) {
        rest = rest.substring(length);
        rest = rest.startsWith(".") ? rest.substring(1) : rest;
    }

    private boolean restBeginsWith(String key) {
        return rest.startsWith(key) && (rest.length() == key.length() || ".[".indexOf(rest.charAt(key.length())) >= 0);
    }

    private void intoElement(ListNode list) {
        int end = rest.indexOf(']');
        int index = Integer.parseInt(rest.substring(1, end));
        skip(end + 1);
        if (index >= list.elements().size()) {
            node = null;
            return;
        }
        node = list.elements().get(index);
        node.position().ifPresent(found -> nearest = found);
    }
}
