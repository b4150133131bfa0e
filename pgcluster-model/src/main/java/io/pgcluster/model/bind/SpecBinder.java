package io.pgcluster.model.bind;

import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.shape.Field;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a record from a mapping, and reports everything that does not fit. */
public final class SpecBinder {
    private static final int SHOWN = 60;

    private final Problems problems;
    private final Reference reference;
    private final ScalarBinder scalars;

    /** A binder of specifications that reports to {@code problems}. */
    public SpecBinder(Problems problems) {
        this(problems, Reference.EXPLAIN);
    }

    /** A binder that reports to {@code problems} and sends readers to {@code reference}. */
    public SpecBinder(Problems problems, Reference reference) {
        this.problems = problems;
        this.reference = reference;
        this.scalars = new ScalarBinder(problems, reference);
    }

    /** The record that {@code tree} describes; empty if any part of it was refused, which is then among the problems. */
    public Optional<Record> bind(MapNode tree, Shape.Section section) {
        return Optional.ofNullable((Record) section(tree, section, Place.root(tree)));
    }

    private @Nullable Object bind(SpecNode node, Shape shape, Place place) {
        if (shape instanceof Shape.Section section && node instanceof MapNode map) {
            return section(map, section, place);
        } else if (shape instanceof Shape.Items items && node instanceof ListNode list) {
            return items(list, items, place);
        } else if (shape instanceof Shape.Entries && node instanceof MapNode map) {
            return entries(map, place);
        } else if (shape instanceof Shape.Named named && node instanceof MapNode map) {
            return named(map, named, place);
        } else if (node instanceof ScalarNode scalar && isScalar(shape)) {
            return scalars.bind(scalar, shape, place);
        }
        problems.error(
                "wrong-type",
                place.path(),
                place.of(node),
                "found " + node.describe() + ", expected " + shape.expected(),
                place.showSample(reference.hint(place.path())));
        return null;
    }

    private static boolean isScalar(Shape shape) {
        return !(shape instanceof Shape.Section
                || shape instanceof Shape.Items
                || shape instanceof Shape.Entries
                || shape instanceof Shape.Named);
    }

    private @Nullable Object section(MapNode map, Shape.Section section, Place place) {
        reportUnknownKeys(map, section, place);
        List<Object> arguments = new ArrayList<>();
        for (Field field : section.fields()) {
            Object value = field(map, field, place);
            if (value != null) {
                arguments.add(value);
            }
        }
        return arguments.size() == section.fields().size() ? RecordFactory.make(section.type(), arguments) : null;
    }

    private @Nullable Object field(MapNode map, Field field, Place place) {
        MapNode.Entry entry = map.entries().get(field.name());
        if (entry != null) {
            Object value = bind(entry.value(), field.shape(), place.field(field, entry));
            return value != null && field.optional() ? Optional.of(value) : value;
        } else if (field.optional()) {
            return Optional.empty();
        }
        String sample = field.example().isEmpty() ? "" : ", for example: " + field.name() + ": " + field.example();
        problems.error(
                "missing",
                place.path().child(field.name()),
                place.position(),
                "\"" + field.name() + "\" is missing, expected " + field.shape().expected(),
                "add it" + sample);
        return null;
    }

    private void reportUnknownKeys(MapNode map, Shape.Section section, Place place) {
        map.entries().forEach((key, entry) -> {
            if (section.field(key).isEmpty()) {
                String shown = key.length() <= SHOWN ? key : key.substring(0, SHOWN) + "…";
                problems.error(
                        "unknown-key",
                        place.path().child(shown),
                        place.key(key, entry).position(),
                        "unknown key \"" + shown + "\"",
                        Suggestions.didYouMean(key, section.names()) + "allowed here: "
                                + String.join(", ", section.names()));
            }
        });
    }

    private @Nullable Object items(ListNode list, Shape.Items items, Place place) {
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < list.elements().size(); index++) {
            SpecNode element = list.elements().get(index);
            Object value = bind(element, items.element(), place.element(index, element));
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == list.elements().size() ? values : null;
    }

    private @Nullable Object named(MapNode map, Shape.Named named, Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            Object value = bind(entry.value(), named.element(), place.key(key, entry));
            if (value != null) {
                values.put(key, value);
            }
        });
        return values.size() == map.entries().size() ? values : null;
    }

    private @Nullable Object entries(MapNode map, Place place) {
        Map<String, String> values = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            Place at = place.key(key, entry);
            if (entry.value() instanceof ScalarNode scalar && !scalar.isNothing()) {
                values.put(key, scalar.text());
            } else {
                problems.error(
                        "wrong-type",
                        at.path(),
                        at.of(entry.value()),
                        "found " + entry.value().describe() + ", expected a single value",
                        at.showSample("give one value, or remove the key"));
            }
        });
        return values.size() == map.entries().size() ? values : null;
    }
}
