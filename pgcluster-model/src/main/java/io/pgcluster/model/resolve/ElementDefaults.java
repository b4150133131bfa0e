package io.pgcluster.model.resolve;

import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays a mapping under every element of one list. */
final class ElementDefaults {
    private ElementDefaults() {}

    static MapNode under(MapNode tree, SpecPath list, MapNode defaults) {
        return under(tree, List.of(list.text().split("\\.")), defaults);
    }

    private static MapNode under(MapNode tree, List<String> keys, MapNode defaults) {
        MapNode.Entry entry = tree.entries().get(keys.get(0));
        if (entry == null) {
            return tree;
        }
        SpecNode changed = change(entry.value(), keys.subList(1, keys.size()), defaults);
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>(tree.entries());
        entries.put(keys.get(0), new MapNode.Entry(entry.keyPosition(), changed));
        return new MapNode(tree.position(), entries);
    }

    private static SpecNode change(SpecNode value, List<String> keys, MapNode defaults) {
        if (!keys.isEmpty() && value instanceof MapNode map) {
            return under(map, keys, defaults);
        } else if (keys.isEmpty() && value instanceof ListNode list) {
            return new ListNode(
                    list.position(),
                    list.elements().stream()
                            .map(element -> element instanceof MapNode map ? map.over(defaults) : element)
                            .toList());
        }
        return value;
    }
}
