package io.pgcluster.model.schema;

import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.resolve.Defaults;
import io.pgcluster.model.schema.FieldHelp.Entry;
import io.pgcluster.model.shape.Field;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what is known about a field. */
final class FieldHelps {
    private FieldHelps() {}

    static FieldHelp of(String path, Field field) {
        Optional<SpecNode> standard = path.isEmpty() ? Optional.empty() : standard(path);
        return new FieldHelp(
                path,
                field.meaning(),
                type(field.shape()),
                standard.flatMap(FieldHelps::yaml),
                !field.optional() && standard.isEmpty() && !path.isEmpty() && !path.equals("spec"),
                Optional.of(field.example()).filter(example -> !example.isEmpty()),
                choices(field.shape()),
                children(field.shape()));
    }

    private static String type(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return "a list, each element " + type(items.element());
        }
        return shape instanceof Shape.Section ? "a mapping" : shape.expected();
    }

    private static Optional<SpecNode> standard(String path) {
        return Defaults.get().under(MapNode.EMPTY).find(SpecPath.of(path)).or(() -> Defaults.get()
                .ofElement(path));
    }

    private static Optional<String> yaml(SpecNode node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.text());
        } else if (node instanceof ListNode list) {
            return Optional.of(list.elements().stream()
                    .map(element -> yaml(element).orElse(""))
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return Optional.of("{}").filter(empty -> ((MapNode) node).entries().isEmpty());
    }

    private static List<Entry> choices(Shape shape) {
        Shape inner = shape instanceof Shape.Items items ? items.element() : shape;
        return inner instanceof Shape.Choice choice
                ? choice.options().stream()
                        .map(option -> new Entry(option.word(), option.meaning()))
                        .toList()
                : List.of();
    }

    private static List<Entry> children(Shape shape) {
        return SpecSchema.section(shape)
                .map(section -> section.fields().stream()
                        .map(field -> new Entry(field.name(), field.meaning()))
                        .toList())
                .orElse(List.of());
    }
}
