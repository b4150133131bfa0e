package io.pgcluster.model.shape;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.shape.Shape.Option;
import io.pgcluster.model.spec.ClusterDocument;
import io.pgcluster.model.spec.Doc;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the shapes from the records. */
public final class Shapes {
    /** Read when it is first asked for, so that binding other records does not read it. */
    private static final class Document {
        private static final Shape.Section SHAPE = section(ClusterDocument.class);
    }

    private Shapes() {}

    /** A whole specification. */
    public static Shape.Section document() {
        return Document.SHAPE;
    }

    /**
     * What a record looks like. Its components, and those of the records in it, must carry a {@link Doc}; a component that is not
     * {@code Optional} must be given.
     */
    public static Shape.Section section(Class<? extends Record> type) {
        List<Field> fields =
                Arrays.stream(type.getRecordComponents()).map(Shapes::field).toList();
        return new Shape.Section(type, fields);
    }

    private static Field field(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalStateException(component + " of " + component.getDeclaringRecord() + " has no @Doc");
        }
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        return new Field(
                renamed == null ? component.getName() : renamed.value(),
                doc.value(),
                doc.example(),
                shape(optional ? argument(type, 0) : type, doc),
                optional);
    }

    private static Shape shape(Type type, Doc doc) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? mapping(argument(type, 1), doc)
                    : new Shape.Items(shape(argument(type, 0), doc));
        }
        return plainShape((Class<?>) type, doc);
    }

    private static Shape mapping(Type value, Doc doc) {
        return value == String.class ? new Shape.Entries() : new Shape.Named(shape(value, doc));
    }

    private static Shape plainShape(Class<?> type, Doc doc) {
        if (type == String.class) {
            return new Shape.Text();
        } else if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        } else if (type == int.class || type == Integer.class) {
            long smallest = Math.max(doc.min(), Integer.MIN_VALUE);
            long largest = Math.min(doc.max(), Integer.MAX_VALUE);
            return new Shape.WholeNumber(smallest, largest);
        } else if (type.isEnum()) {
            return choice(type);
        } else if (type.isRecord() && !ValueFactory.makes(type)) {
            return section(type.asSubclass(Record.class));
        }
        ValueFactory factory = ValueFactory.of(type);
        return new Shape.Value(type, factory, factory.takesNumber());
    }

    private static Shape choice(Class<?> type) {
        return new Shape.Choice(Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .map(constant -> option(type, (Enum<?>) constant))
                .toList());
    }

    private static Option option(Class<?> type, Enum<?> constant) {
        try {
            java.lang.reflect.Field field = type.getField(constant.name());
            Doc doc = Objects.requireNonNull(field.getAnnotation(Doc.class), () -> field + " has no @Doc");
            JsonProperty word =
                    Objects.requireNonNull(field.getAnnotation(JsonProperty.class), () -> field + " has no word");
            return new Option(word.value(), doc.value(), constant);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(constant + " of " + type + " has no field", e);
        }
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
