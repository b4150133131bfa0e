package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.render.change.Change;
import io.pgcluster.render.change.Comparison;
import io.pgcluster.render.write.BundleDiff;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code diff} reports.
 *
 * @param directory where the rendered files are
 * @param rendered whether anything was rendered there before
 * @param comparison changed fields and parameters
 * @param files changed files
 */
record DiffReport(Path directory, boolean rendered, Comparison comparison, List<BundleDiff.Change> files) {
    boolean isChanged() {
        return !files.isEmpty()
                || !comparison.fields().isEmpty()
                || !comparison.parameters().isEmpty();
    }

    /** Prints tables for users; nothing if nothing changes. */
    void print(Console console) {
        if (!isChanged()) {
            return;
        }
        if (!rendered) {
            console.print(directory + ": nothing has been rendered here yet; " + Text.count(files.size(), "file")
                    + " would be written");
            return;
        }
        print(console, "Specification", "field", comparison.fields());
        print(console, "Server parameters", "parameter", comparison.parameters());
        if (!comparison.fields().isEmpty()) {
            console.print("Most disruptive: "
                    + console.styled(Style.WARNING, comparison.worst().toString()));
            console.print("");
        }
        printFiles(console);
    }

    private static void print(Console console, String title, String what, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        console.print(console.styled(Style.GOOD, title));
        Table table = new Table(what, "from", "to", "effect", "what happens");
        changes.forEach(change -> table.row(
                change.what(), shown(change.from()), shown(change.to()), change.effect(), change.consequence()));
        table.print(console);
        console.print("");
    }

    private void printFiles(Console console) {
        if (files.isEmpty()) {
            return;
        }
        console.print(console.styled(Style.GOOD, "Files in " + directory));
        Table table = new Table("change", "file");
        files.forEach(file -> table.row(word(file.kind()), file.path()));
        table.print(console);
        long edited = files.stream()
                .filter(file -> file.kind() == BundleDiff.Kind.EDITED)
                .count();
        if (edited > 0) {
            console.hint(Text.count(edited, "file")
                    + " edited since rendering: render refuses to replace them without --force");
        }
    }

    /** The same as data for programs. */
    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("directory", directory.toString());
        fields.put("rendered", rendered);
        fields.put("changed", isChanged());
        fields.put("worst", comparison.worst().toString());
        fields.put("specification", json(comparison.fields()));
        fields.put("parameters", json(comparison.parameters()));
        fields.put("files", files.stream().map(DiffReport::json).toList());
        return fields;
    }

    private static List<Map<String, Object>> json(List<Change> changes) {
        return changes.stream().map(DiffReport::json).toList();
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", change.what());
        fields.put("from", change.from());
        fields.put("to", change.to());
        fields.put("effect", change.effect().toString());
        fields.put("consequence", change.consequence());
        return fields;
    }

    private static Map<String, Object> json(BundleDiff.Change file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", file.path());
        fields.put("change", word(file.kind()));
        return fields;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static String word(BundleDiff.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
