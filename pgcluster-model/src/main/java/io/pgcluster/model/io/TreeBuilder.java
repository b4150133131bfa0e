package io.pgcluster.model.io;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
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
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Builds the tree from the parser's nodes. Aliases are expanded; since a few lines of them can stand for billions of nodes, the number
 * of nodes is limited, and so is their depth, which also ends an alias that contains itself.
 */
final class TreeBuilder {
    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 30;

    private static final Map<Tag, Kind> KINDS = Map.of(
            Tag.STR, Kind.TEXT,
            Tag.INT, Kind.WHOLE_NUMBER,
            Tag.FLOAT, Kind.DECIMAL_NUMBER,
            Tag.BOOL, Kind.BOOLEAN,
            Tag.TIMESTAMP, Kind.DATE,
            Tag.NULL, Kind.NOTHING,
            Tag.MERGE, Kind.TEXT);

    private static final Set<Tag> COLLECTIONS = Set.of(Tag.MAP, Tag.SEQ);

    private final Problems problems;
    private int nodes;

    TreeBuilder(Problems problems) {
        this.problems = problems;
    }

    /**
     * The tree below {@code root}.
     *
     * @throws MarkedYAMLException if aliases make it too large or too deep
     */
    SpecNode build(Node root) {
        return build(root, SpecPath.ROOT, 0);
    }

    private SpecNode build(Node node, SpecPath path, int depth) {
        if (++nodes > MAX_NODES) {
            throw new TooMuch(node, "with its aliases expanded this text has more than " + MAX_NODES + " values");
        } else if (depth > MAX_DEPTH) {
            throw new TooMuch(node, "this is nested more than " + MAX_DEPTH + " levels deep");
        }
        if (!(node instanceof org.yaml.snakeyaml.nodes.ScalarNode) && !COLLECTIONS.contains(node.getTag())) {
            reportTag(node, path);
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, path, depth);
        } else if (node instanceof SequenceNode sequence) {
            List<SpecNode> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(build(element, path.element(elements.size()), depth + 1));
            }
            return new ListNode(position(node), elements);
        }
        return scalar((org.yaml.snakeyaml.nodes.ScalarNode) node, path);
    }

    private MapNode mapping(MappingNode mapping, SpecPath path, int depth) {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            key(tuple.getKeyNode(), path).ifPresent(key -> {
                SpecNode value = build(tuple.getValueNode(), path.child(key), depth + 1);
                MapNode.Entry entry = new MapNode.Entry(position(tuple.getKeyNode()), value);
                MapNode.Entry earlier = entries.putIfAbsent(key, entry);
                if (earlier != null) {
                    reportDuplicate(key, path, earlier, entry);
                }
            });
        }
        return new MapNode(position(mapping), entries);
    }

    private Optional<String> key(Node node, SpecPath path) {
        if (!(node instanceof org.yaml.snakeyaml.nodes.ScalarNode scalar)) {
            error("key-is-not-text", path, node, "a key is a mapping or a list, expected a name", "write a plain name");
            return Optional.empty();
        } else if (scalar.getTag().equals(Tag.MERGE)) {
            error("merge-key", path, node, "merge keys (<<) are not supported", "write the keys out");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    private void reportDuplicate(String key, SpecPath path, MapNode.Entry earlier, MapNode.Entry entry) {
        problems.error(
                "duplicate-key",
                path.child(key),
                entry.keyPosition().orElse(Position.START),
                "duplicate key \"" + key + "\", first at "
                        + earlier.keyPosition().orElse(Position.START),
                "keep one of the two");
    }

    private ScalarNode scalar(org.yaml.snakeyaml.nodes.ScalarNode scalar, SpecPath path) {
        Kind kind = KINDS.get(scalar.getTag());
        if (kind == null) {
            reportTag(scalar, path);
            Tag withoutTag = new Resolver().resolve(NodeId.scalar, scalar.getValue(), scalar.isPlain());
            kind = KINDS.getOrDefault(withoutTag, Kind.TEXT);
        }
        return new ScalarNode(position(scalar), scalar.getValue(), kind);
    }

    private void reportTag(Node node, SpecPath path) {
        error("unknown-tag", path, node, "the tag " + node.getTag() + " is not supported", "remove the tag");
    }

    private void error(String id, SpecPath path, Node node, String message, String hint) {
        problems.error(id, path, position(node).orElse(Position.START), message, hint);
    }

    private static Optional<Position> position(Node node) {
        return Optional.of(SpecReader.position(node.getStartMark()));
    }

    /** More than a specification can need. */
    private static final class TooMuch extends MarkedYAMLException {
        private TooMuch(Node node, String problem) {
            super(null, null, problem, node.getStartMark());
        }
    }
}
