package io.pgcluster.model.rule;

import io.pgcluster.model.io.DocumentKind;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.spec.ExporterSpec;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.List;
import java.util.Optional;

/** The text of the collectors that a specification defines itself, as far as it can be read without the exporter. */
final class CustomCollectors {
    private static final DocumentKind KIND = new DocumentKind(
            "not-a-collector-file", "a mapping with the key collectors", "see docs/monitoring.md for the format");

    private final Problems problems = new Problems();
    private final Optional<MapNode> tree;

    CustomCollectors(ExporterSpec exporter) {
        tree = exporter.customCollectors().flatMap(text -> new SpecReader(problems, KIND).read(text));
    }

    /** What is wrong with the text as YAML. */
    Problems problems() {
        return problems;
    }

    /** Whether it is a mapping with nothing but a list of mappings under {@code collectors}. */
    boolean isListOfCollectors() {
        return tree.filter(root -> root.entries().size() == 1)
                .map(CustomCollectors::elements)
                .filter(elements -> !elements.isEmpty())
                .map(elements -> elements.stream().allMatch(MapNode.class::isInstance))
                .orElse(false);
    }

    /** The names of those that have one. */
    List<String> names() {
        return tree.map(CustomCollectors::elements).orElse(List.of()).stream()
                .filter(MapNode.class::isInstance)
                .map(element -> ((MapNode) element).entries().get("name"))
                .filter(entry -> entry != null && entry.value() instanceof ScalarNode)
                .map(entry -> ((ScalarNode) entry.value()).text())
                .toList();
    }

    private static List<SpecNode> elements(MapNode root) {
        MapNode.Entry list = root.entries().get("collectors");
        return list != null && list.value() instanceof ListNode items ? List.copyOf(items.elements()) : List.of();
    }
}
