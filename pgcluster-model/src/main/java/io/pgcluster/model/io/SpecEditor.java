package io.pgcluster.model.io;

import io.pgcluster.model.problem.SpecPath;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * Sets single values in the text of a specification. What is not set stays as it was written, with its comments: a person goes on with
 * the result.
 */
public final class SpecEditor {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]+)]");

    private SpecEditor() {}

    /**
     * {@code text}, which is a specification without problems, with {@code values} in their places.
     *
     * @param values text or whole numbers; a place that is not written yet is added
     * @throws IllegalArgumentException if a place is not in a mapping, or an element of a list is not there
     */
    public static String set(String text, Map<SpecPath, Object> values) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setCodePointLimit(SpecReader.MAX_TEXT_LENGTH);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        StreamReader reader = new StreamReader(SpecReader.withoutTabs(text));
        Node root = new Composer(new ParserImpl(reader, options), new AsWritten(), options).getSingleNode();
        values.forEach((path, value) -> set(root, path, value));
        return write(root);
    }

    private static void set(Node root, SpecPath path, Object value) {
        Node node = root;
        List<String> steps = new ArrayList<>();
        for (Matcher matcher = STEP.matcher(path.text()); matcher.find(); ) {
            steps.add(matcher.group());
        }
        for (String step : steps.subList(0, steps.size() - 1)) {
            node = step.startsWith("[") ? element(node, step, path) : child(mapping(node, path), step);
        }
        put(mapping(node, path), steps.get(steps.size() - 1), scalar(value));
    }

    private static Node element(Node node, String step, SpecPath path) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        if (node instanceof SequenceNode list && index < list.getValue().size()) {
            return list.getValue().get(index);
        }
        throw new IllegalArgumentException(path + ": there is no element " + step);
    }

    private static MappingNode mapping(Node node, SpecPath path) {
        if (node instanceof MappingNode map) {
            return map;
        }
        throw new IllegalArgumentException(path + " is not in a mapping");
    }

    /** A section that has nothing behind its key is filled. */
    private static Node child(MappingNode map, String key) {
        for (NodeTuple entry : map.getValue()) {
            boolean empty = entry.getValueNode() instanceof ScalarNode;
            if (isKey(entry, key) && !empty) {
                return entry.getValueNode();
            }
        }
        MappingNode section = new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.BLOCK);
        put(map, key, section);
        return section;
    }

    private static void put(MappingNode map, String key, Node value) {
        List<NodeTuple> entries = map.getValue();
        for (int index = 0; index < entries.size(); index++) {
            NodeTuple entry = entries.get(index);
            if (isKey(entry, key)) {
                value.setInLineComments(entry.getValueNode().getInLineComments());
                value.setBlockComments(entry.getValueNode().getBlockComments());
                entries.set(index, new NodeTuple(entry.getKeyNode(), value));
                return;
            }
        }
        if (map.getFlowStyle() == DumperOptions.FlowStyle.FLOW && value instanceof MappingNode section) {
            section.setFlowStyle(DumperOptions.FlowStyle.FLOW);
        }
        entries.add(new NodeTuple(scalar(key), value));
    }

    private static boolean isKey(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    /** Text is quoted where it would be read as something else. */
    private static ScalarNode scalar(Object value) {
        String text = value.toString();
        boolean mistakable = value instanceof String
                && !new Resolver().resolve(NodeId.scalar, text, true).equals(Tag.STR);
        return new ScalarNode(
                Tag.STR,
                text,
                null,
                null,
                mistakable ? DumperOptions.ScalarStyle.DOUBLE_QUOTED : DumperOptions.ScalarStyle.PLAIN);
    }

    /** What was written without quotes stays so: a number with a leading zero, or nothing at all, would be quoted otherwise. */
    private static final class AsWritten extends Resolver {
        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar ? Tag.STR : super.resolve(kind, value, implicit);
        }
    }

    private static String write(Node root) {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndent(2);
        options.setIndentWithIndicator(true);
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(SpecReader.MAX_TEXT_LENGTH);
        StringWriter text = new StringWriter();
        try {
            Serializer serializer = new Serializer(new Emitter(text, options), new AsWritten(), options, null);
            serializer.open();
            serializer.serialize(root);
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a specification cannot be written", e);
        }
        return text.toString();
    }
}
