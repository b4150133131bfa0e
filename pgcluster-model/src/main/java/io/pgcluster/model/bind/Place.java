package io.pgcluster.model.bind;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.shape.Field;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;

/**
 * Where a value stands, and how to write such a value.
 *
 * @param path its path
 * @param position its key, or for an element the element; where it is a default, the nearest written thing around it
 * @param sample a line of YAML that would be right; empty where there is none to show
 */
record Place(SpecPath path, Position position, String sample) {
    static Place root(MapNode tree) {
        return new Place(SpecPath.ROOT, tree.position().orElse(Position.START), "");
    }

    Place field(Field field, MapNode.Entry entry) {
        String sample = field.example().isEmpty() ? "" : field.name() + ": " + field.example();
        return new Place(path.child(field.name()), entry.keyPosition().orElse(position), sample);
    }

    Place element(int index, SpecNode node) {
        return new Place(path.element(index), node.position().orElse(position), sample);
    }

    Place key(String key, MapNode.Entry entry) {
        return new Place(path.child(key), entry.keyPosition().orElse(position), sample);
    }

    /** Where to point for {@code node}: at a scalar itself, at the key of a mapping or list, which begin at their first child. */
    Position of(SpecNode node) {
        return node instanceof ScalarNode && !node.isNothing() ? node.position().orElse(position) : position;
    }

    /** A hint that shows how it is written, and {@code otherwise} where there is nothing to show. */
    String showSample(String otherwise) {
        return sample.isEmpty() ? otherwise : "write for example: " + sample;
    }
}
