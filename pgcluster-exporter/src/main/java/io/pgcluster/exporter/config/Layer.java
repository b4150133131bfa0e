package io.pgcluster.exporter.config;

import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.ScalarNode.Kind;
import io.pgcluster.model.tree.SpecNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of the configuration that is not in a file: what the environment or the flags say, as a tree that lies over the file's. */
final class Layer {
    private MapNode tree = MapNode.EMPTY;

    /** Sets the field at {@code path}, whose steps are divided by dots. */
    Layer set(String path, SpecNode value) {
        SpecNode node = value;
        String[] steps = path.split("\\.", -1);
        for (int i = steps.length - 1; i >= 0; i--) {
            node = map(Map.of(steps[i], node));
        }
        tree = ((MapNode) node).over(tree);
        return this;
    }

    MapNode tree() {
        return tree;
    }

    static SpecNode text(String value) {
        return new ScalarNode(Optional.empty(), value, Kind.TEXT);
    }

    static SpecNode flag(boolean value) {
        return new ScalarNode(Optional.empty(), Boolean.toString(value), Kind.BOOLEAN);
    }

    static SpecNode texts(List<String> values) {
        return new ListNode(Optional.empty(), values.stream().map(Layer::text).toList());
    }

    static SpecNode list(List<? extends SpecNode> values) {
        return new ListNode(Optional.empty(), new ArrayList<>(values));
    }

    static MapNode map(Map<String, ? extends SpecNode> values) {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new MapNode.Entry(Optional.empty(), value)));
        return new MapNode(Optional.empty(), entries);
    }
}
