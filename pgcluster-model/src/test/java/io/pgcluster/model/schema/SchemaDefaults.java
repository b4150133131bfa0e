package io.pgcluster.model.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;

/** Adds to a schema what depends on the place of a field: its default, an example, and whether it must be written. */
final class SchemaDefaults {
    private static final ObjectMapper YAML = new YAMLMapper();

    private SchemaDefaults() {}

    static ObjectNode addTo(ObjectNode schema) {
        object(schema, "");
        return schema;
    }

    private static void object(ObjectNode schema, String path) {
        ArrayNode required = schema.arrayNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String child = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            ObjectNode field = (ObjectNode) property.getValue();
            FieldHelp help = SpecSchema.explain(child).orElseThrow();
            if (help.required()) {
                required.add(property.getKey());
            }
            help.defaultValue().ifPresent(text -> field.set("default", value(text, field)));
            help.example().ifPresent(text -> field.putArray("examples").add(value(text, field)));
            object(field, child);
            if (field.path("items") instanceof ObjectNode items) {
                object(items, child);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    /** The value as the field's type has it: 15 is text where text is meant. */
    private static JsonNode value(String yaml, ObjectNode field) {
        try {
            JsonNode value = YAML.readTree(yaml);
            return field.path("type").asText().equals("string") || value.isNull() ? field.textNode(yaml) : value;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(yaml + " is not YAML", e);
        }
    }
}
