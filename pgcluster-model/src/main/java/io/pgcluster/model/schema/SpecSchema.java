package io.pgcluster.model.schema;

import io.pgcluster.model.shape.Field;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.shape.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The specification's format, for editors and for {@code explain}. */
public final class SpecSchema {
    private static final String RESOURCE = "cluster.schema.json";
    private static final Field DOCUMENT = new Field("", "A whole specification file.", "", Shapes.document(), false);

    private SpecSchema() {}

    /** The JSON Schema (2020-12) of a specification. It checks the form; what must hold between fields only the rules check. */
    public static String text() {
        try (InputStream stream = Objects.requireNonNull(
                SpecSchema.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /**
     * What the field at {@code path} means. Paths are written as in problems ({@code spec.security.roles[0].name}); {@code spec.} may be
     * left out, and so may the index of an element. The empty path is the whole document. Empty for a path that does not exist.
     */
    public static Optional<FieldHelp> explain(String path) {
        String plain = path.strip().replaceAll("\\[\\d*]", "");
        Optional<FieldHelp> found = find(plain).map(field -> FieldHelps.of(plain, field));
        return found.isPresent() || plain.isEmpty()
                ? found
                : find("spec." + plain).map(field -> FieldHelps.of("spec." + plain, field));
    }

    /** The path of every field, sections before what is in them; to complete and to suggest. */
    public static List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", DOCUMENT.shape(), paths);
        return List.copyOf(paths);
    }

    private static Optional<Field> find(String path) {
        Optional<Field> field = Optional.of(DOCUMENT);
        for (String name : path.isEmpty() ? List.<String>of() : List.of(path.split("\\.", -1))) {
            field = field.flatMap(parent -> section(parent.shape())).flatMap(section -> section.field(name));
        }
        return field;
    }

    private static void collect(String path, Shape shape, List<String> paths) {
        section(shape).ifPresent(section -> section.fields().forEach(field -> {
            String child = path.isEmpty() ? field.name() : path + "." + field.name();
            paths.add(child);
            collect(child, field.shape(), paths);
        }));
    }

    /** The section that a field is, or of which it is a list. */
    static Optional<Shape.Section> section(Shape shape) {
        Shape inner = shape instanceof Shape.Items items ? items.element() : shape;
        return inner instanceof Shape.Section section ? Optional.of(section) : Optional.empty();
    }
}
