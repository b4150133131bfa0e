package io.pgcluster.model.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.PropertySortUtils;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.ClusterDocument;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.CpuQuantity;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.Port;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schema of the records; {@link SchemaDefaults} adds what depends on a field's place. */
final class SchemaRecorder {
    private static final Set<Class<?>> ALSO_NUMBERS = Set.of(CpuQuantity.class, MemorySize.class);

    private SchemaRecorder() {}

    private static void mapping(ResolvedType type, ObjectNode node) {
        ResolvedType value = type.typeParametersFor(Map.class).get(1);
        ObjectNode values = node.put("type", "object").putObject("additionalProperties");
        if (value.getErasedType() == Map.class) {
            mapping(value, values);
        } else if (value.getErasedType() == Boolean.class) {
            values.put("type", "boolean");
        } else {
            values.putArray("type").add("string").add("number").add("boolean");
        }
    }

    static ObjectNode schema() {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(
                Option.INLINE_ALL_SCHEMAS,
                Option.FLATTENED_OPTIONALS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        builder.forTypesInGeneral()
                .withPropertySorter(PropertySortUtils.SORT_PROPERTIES_FIELDS_BEFORE_METHODS)
                .withCustomDefinitionProvider(SchemaRecorder::definition);
        builder.forFields()
                .withPropertyNameOverrideResolver(SchemaRecorder::name)
                .withDescriptionResolver(field -> doc(field).map(Doc::value).orElse(null))
                .withNumberInclusiveMinimumResolver(field -> limit(field, Doc::min))
                .withNumberInclusiveMaximumResolver(field -> limit(field, Doc::max));
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(ClusterDocument.class);
        schema.put("title", ClusterDocument.KIND);
        ((ObjectNode) schema.at("/properties/apiVersion")).put("const", ClusterDocument.API_VERSION);
        ((ObjectNode) schema.at("/properties/kind")).put("const", ClusterDocument.KIND);
        return SchemaDefaults.addTo(schema);
    }

    private static Optional<Doc> doc(FieldScope field) {
        return Optional.ofNullable(field.getAnnotation(Doc.class));
    }

    private static @Nullable String name(FieldScope field) {
        JsonProperty renamed = field.getAnnotation(JsonProperty.class);
        return renamed == null ? null : renamed.value();
    }

    private static @Nullable BigDecimal limit(FieldScope field, java.util.function.ToLongFunction<Doc> side) {
        long limit = doc(field).map(side::applyAsLong).orElse(Long.MIN_VALUE);
        return limit == Long.MIN_VALUE || limit == Long.MAX_VALUE ? null : BigDecimal.valueOf(limit);
    }

    private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode node = context.getGeneratorConfig().createObjectNode();
        Class<?> erased = type.getErasedType();
        if (erased.isEnum()) {
            words(erased, node);
        } else if (erased == Map.class) {
            mapping(type, node);
        } else if (erased == PostgresVersion.class) {
            node.put("type", "integer").put("minimum", PostgresVersion.OLDEST).put("maximum", PostgresVersion.NEWEST);
        } else if (erased == Port.class) {
            node.put("type", "integer").put("minimum", 1024).put("maximum", 65535);
        } else if (erased.getPackageName().equals(Port.class.getPackageName())) {
            text(erased, node);
        } else {
            return null;
        }
        return new CustomDefinition(
                node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    private static void words(Class<?> type, ObjectNode node) {
        ArrayNode words = node.putArray("oneOf");
        for (Field constant : type.getFields()) {
            if (constant.isEnumConstant()) {
                words.addObject()
                        .put("const", constant.getAnnotation(JsonProperty.class).value())
                        .put("description", constant.getAnnotation(Doc.class).value());
            }
        }
    }

    /** The value types keep their form in a pattern; the schema shows that same one. */
    private static void text(Class<?> type, ObjectNode node) {
        if (ALSO_NUMBERS.contains(type)) {
            node.putArray("type").add("string").add("number");
        } else {
            node.put("type", "string");
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals("FORM"))
                .forEach(field -> node.put("pattern", "^(?:" + pattern(field) + ")$"));
    }

    private static String pattern(Field field) {
        try {
            field.setAccessible(true);
            return ((Pattern) field.get(null)).pattern();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
