package io.pgcluster.model.resolve;

import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes the positions off a tree: a default stands nowhere in the user's text. */
final class WithoutPositions {
    private WithoutPositions() {}

    static SpecNode of(SpecNode node) {
        if (node instanceof MapNode map) {
            Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
            map.entries()
                    .forEach((key, entry) -> entries.put(key, new MapNode.Entry(Optional.empty(), of(entry.value()))));
            return new MapNode(Optional.empty(), entries);
        } else if (node instanceof ListNode list) {
            return new ListNode(
                    Optional.empty(),
                    list.elements().stream().map(WithoutPositions::of).toList());
        }
        ScalarNode scalar = (ScalarNode) node;
        return new ScalarNode(Optional.empty(), scalar.text(), scalar.kind());
    }
}
