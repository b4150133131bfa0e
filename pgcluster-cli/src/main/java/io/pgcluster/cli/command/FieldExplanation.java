package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.model.schema.FieldHelp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code explain} tells about a field.
 *
 * @param field the field
 */
record FieldExplanation(FieldHelp field) implements Explanation {
    @Override
    public void print(Console console) {
        if (!field.path().isEmpty()) {
            console.print(console.styled(Style.STRONG, field.path()));
        }
        console.print(field.meaning());
        console.print("");
        console.print("Expected: " + field.type() + (field.required() ? " (must be written)" : ""));
        field.defaultValue().ifPresent(value -> console.print("Default:  " + value));
        field.example().ifPresent(value -> console.print("Example:  " + value));
        print(console, "choice", field.choices());
        print(console, "field", field.children());
    }

    private static void print(Console console, String what, List<FieldHelp.Entry> entries) {
        if (!entries.isEmpty()) {
            console.print("");
            Table table = new Table(what, "meaning");
            entries.forEach(entry -> table.row(entry.name(), entry.meaning()));
            table.print(console);
        }
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", field.path());
        json.put("meaning", field.meaning());
        json.put("type", field.type());
        json.put("required", field.required());
        field.defaultValue().ifPresent(value -> json.put("default", value));
        field.example().ifPresent(value -> json.put("example", value));
        json.put("choices", entries(field.choices()));
        json.put("fields", entries(field.children()));
        return json;
    }

    private static Map<String, String> entries(List<FieldHelp.Entry> entries) {
        Map<String, String> json = new LinkedHashMap<>();
        entries.forEach(entry -> json.put(entry.name(), entry.meaning()));
        return json;
    }
}
