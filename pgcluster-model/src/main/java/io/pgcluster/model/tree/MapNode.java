package io.pgcluster.model.tree;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.SpecPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping.
 *
 * @param position where it begins; empty for a default
 * @param entries in the order of the text
 */
public record MapNode(Optional<Position> position, Map<String, Entry> entries) implements SpecNode {
    /** A mapping in which nothing is written. */
    public static final MapNode EMPTY = new MapNode(Optional.empty(), Map.of());

    /**
     * A key and what stands behind it.
     *
     * @param keyPosition where the key stands; empty for a default
     * @param value what stands behind it
     */
    public record Entry(Optional<Position> keyPosition, SpecNode value) {
        private Entry over(Entry below) {
            if (value instanceof MapNode above && below.value instanceof MapNode base) {
                return new Entry(keyPosition, above.over(base));
            }
            boolean sectionLeftEmpty = value.isNothing() && !(below.value instanceof ScalarNode);
            return sectionLeftEmpty ? new Entry(keyPosition, below.value) : this;
        }
    }

    /** Keeps an unmodifiable copy in the same order. */
    public MapNode {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * This layer over {@code base}: mappings are merged key by key, scalars and lists replace what is below. A section key with nothing
     * behind it, as is left when all its lines are commented out, changes nothing.
     */
    public MapNode over(MapNode base) {
        Map<String, Entry> merged = new LinkedHashMap<>(base.entries);
        entries.forEach((key, above) -> merged.merge(key, above, (below, same) -> same.over(below)));
        return new MapNode(position.or(base::position), merged);
    }

    /** What stands at {@code path}, if anything does. */
    public Optional<SpecNode> find(SpecPath path) {
        return PathWalk.of(this, path).found();
    }

    /** Where {@code path} stands, or else the nearest written thing around it, or else the beginning of the text. */
    public Position locate(SpecPath path) {
        return PathWalk.of(this, path).nearest();
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
