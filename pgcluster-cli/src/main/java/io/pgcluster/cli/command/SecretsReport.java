package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.operate.secret.SecretChange.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports what was done with secrets: nothing that a client may depend on changes silently. */
final class SecretsReport {
    private final List<SecretChange> changes;

    SecretsReport(List<SecretChange> changes) {
        this.changes = List.copyOf(changes);
    }

    /** Says on standard error what changed in a directory that held secrets before, and what is wrong with those that were kept. */
    void say(Console console) {
        changes().forEach(change -> console.say("secrets: " + describe(change)));
        warn(console);
    }

    /** Says what is wrong with secrets that were kept. */
    void warn(Console console) {
        changes.forEach(change -> change.warning()
                .ifPresent(warning -> console.warning(lower(change.kind()) + " of " + change.name() + ": " + warning)));
    }

    /** What changed, for JSON output; empty where all secrets were made for the first time. */
    List<Map<String, Object>> json() {
        return changes().stream().map(SecretsReport::json).toList();
    }

    /** One secret as JSON. */
    static Map<String, Object> json(SecretChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", change.name());
        fields.put("kind", lower(change.kind()));
        fields.put("action", lower(change.action()));
        fields.put("detail", change.detail());
        change.warning().ifPresent(warning -> fields.put("warning", warning));
        return fields;
    }

    /** A constant as it is printed. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private List<SecretChange> changes() {
        boolean first = changes.stream().allMatch(change -> change.action() == Action.CREATED);
        return first
                ? List.of()
                : changes.stream()
                        .filter(change -> change.action() != Action.KEPT)
                        .toList();
    }

    private static String describe(SecretChange change) {
        String detail = change.detail().isEmpty() ? "" : ": " + change.detail();
        return lower(change.kind()) + " " + change.name() + " " + lower(change.action()) + detail;
    }
}
