package io.pgcluster.operate.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.operate.failure.FailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the program on the backup host and in the members answers. */
public final class BackupAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupAnswers() {}

    static JsonNode tree(String command, String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject() || tree.isArray()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw noJson(command, text, e);
        }
        throw noJson(command, text, null);
    }

    private static FailedException noJson(
            String command, String text, @org.jspecify.annotations.Nullable Throwable cause) {
        String found =
                text.isBlank() ? "nothing" : text.strip().lines().findFirst().orElse("");
        String message = "pgcluster-backup " + command + ": expected JSON, found " + found;
        return cause == null ? new FailedException(message) : new FailedException(message, cause);
    }

    /** An answer that says what went wrong; empty if the text is none. */
    static Optional<JsonNode> problem(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text))
                    .filter(tree -> tree.path("problem").isTextual());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static List<BackupEntry> backups(JsonNode list) {
        List<BackupEntry> backups = new ArrayList<>();
        list.path("backups").forEach(node -> backups.add(entry(node)));
        return backups;
    }

    static List<RecoveryWindow> windows(JsonNode window) {
        List<RecoveryWindow> windows = new ArrayList<>();
        JsonNode ranges = window.isArray() ? window : window.path("windows");
        ranges.forEach(node -> windows.add(window(node)));
        return windows;
    }

    /** The range of an answer. */
    public static RecoveryWindow window(JsonNode node) {
        return new RecoveryWindow(
                node.path("repository").asInt(1),
                node.path("timeline").isInt()
                        ? Optional.of(node.path("timeline").asInt())
                        : Optional.empty(),
                text(node.path("from")),
                text(node.path("to")));
    }

    private static BackupEntry entry(JsonNode node) {
        return new BackupEntry(
                node.path("label").asText(),
                node.path("type").asText(),
                node.path("repository").asInt(1),
                node.path("timeline").asInt(),
                node.path("start").asText(),
                node.path("stop").asText(),
                node.path("sizeBytes").asLong(),
                node.path("repositorySizeBytes").asLong(),
                node.path("damaged").asBoolean(false));
    }

    /** Text that is there and not empty. */
    public static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? Optional.of(node.asText()) : Optional.empty();
    }
}
