package io.pgcluster.model.resolve;

import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The defaults, read from {@code defaults.yaml}: layers of one tree, some of which depend on what is known so far, and what is laid under
 * every element of a list. See {@code docs/adr/0001-defaults-are-a-tree.md}.
 */
public final class Defaults {
    private static final String RESOURCE = "defaults.yaml";

    private final List<Layer> layers;
    private final Map<SpecPath, MapNode> elements;

    private record Layer(Map<SpecPath, String> when, MapNode values) {
        private boolean appliesTo(MapNode known) {
            return when.entrySet().stream().allMatch(condition -> known.find(condition.getKey())
                    .filter(node ->
                            node instanceof ScalarNode scalar && scalar.text().equals(condition.getValue()))
                    .isPresent());
        }
    }

    private Defaults(MapNode file) {
        layers = list(file, "layers").elements().stream()
                .map(layer -> new Layer(conditions((MapNode) layer), map((MapNode) layer, "values")))
                .toList();
        elements = map(file, "elements").entries().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> SpecPath.of(entry.getKey()), entry ->
                        (MapNode) entry.getValue().value()));
    }

    private static final class Holder {
        private static final Defaults BUILT_IN = read();
    }

    /** The defaults of this release, read when they are first asked for. */
    public static Defaults get() {
        return Holder.BUILT_IN;
    }

    private static Defaults read() {
        Problems problems = new Problems();
        Optional<MapNode> file = new SpecReader(problems).read(text());
        if (problems.hasErrors() || file.isEmpty()) {
            throw new IllegalStateException(RESOURCE + " cannot be read: " + problems.inOrder());
        }
        return new Defaults((MapNode) WithoutPositions.of(file.get()));
    }

    /** {@code written} over every layer that applies to it. */
    public MapNode under(MapNode written) {
        MapNode mine = withElementDefaults(written);
        MapNode below = MapNode.EMPTY;
        for (Layer layer : layers) {
            if (layer.appliesTo(mine.over(below))) {
                below = layer.values.over(below);
            }
        }
        return mine.over(below);
    }

    /** What stands under {@code path}, a field within a list's elements such as {@code spec.security.roles.access}. */
    public Optional<SpecNode> ofElement(String path) {
        return elements.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey().text() + "."))
                .findFirst()
                .flatMap(entry -> entry.getValue()
                        .find(SpecPath.of(path.substring(entry.getKey().text().length() + 1))));
    }

    private MapNode withElementDefaults(MapNode written) {
        MapNode result = written;
        for (Map.Entry<SpecPath, MapNode> entry : elements.entrySet()) {
            result = ElementDefaults.under(result, entry.getKey(), entry.getValue());
        }
        return result;
    }

    private static Map<SpecPath, String> conditions(MapNode layer) {
        MapNode when = layer.entries().containsKey("when") ? map(layer, "when") : MapNode.EMPTY;
        return when.entries().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> SpecPath.of(entry.getKey()),
                        entry -> ((ScalarNode) entry.getValue().value()).text()));
    }

    private static MapNode map(MapNode parent, String key) {
        return (MapNode) child(parent, key);
    }

    private static ListNode list(MapNode parent, String key) {
        return (ListNode) child(parent, key);
    }

    private static SpecNode child(MapNode parent, String key) {
        return Objects.requireNonNull(parent.entries().get(key), () -> RESOURCE + ": no " + key)
                .value();
    }

    private static String text() {
        try (InputStream stream =
                Objects.requireNonNull(Defaults.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
