package io.pgcluster.exporter.config;

import io.pgcluster.model.tree.SpecNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the text of a flag or of its variable into the value of the fields that it sets. */
final class Setting {
    private static final String NO_TARGET = "none";

    private Setting() {}

    /** Sets the fields of {@code flag}, if it has any, to {@code texts} of {@code origin}; a flag that cannot be repeated has one. */
    static void put(Layer layer, Origins origins, String origin, Flag flag, List<String> texts) {
        for (String path : flag.paths()) {
            origins.note(path, origin);
            layer.set(path, value(origin, flag, texts));
        }
    }

    private static SpecNode value(String origin, Flag flag, List<String> texts) {
        String last = texts.get(texts.size() - 1);
        return switch (flag) {
            case LISTEN_ADDRESS -> Layer.texts(texts);
            case CONSTANT_LABELS -> Layer.map(labels(origin, last));
            case EXTEND_QUERY_PATH -> Layer.texts(names(last));
            case PROBE_ALLOW -> Layer.texts(last.equals(NO_TARGET) ? List.of() : names(last));
            case PGBACKREST_STATUS_DIRECTORY ->
                Layer.list(List.of(Layer.map(Map.of("status_directory", Layer.text(last)))));
            case INCLUDE_DATABASES, EXCLUDE_DATABASES ->
                Layer.texts(names(last).stream().map(Setting::literally).toList());
            default -> flag.kind() == Flag.Kind.SWITCH ? Layer.flag(isTrue(origin, last)) : Layer.text(last);
        };
    }

    static boolean isTrue(String origin, String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False", "" -> false;
            default -> throw new UsageException(origin + " is neither true nor false: \"" + text + "\"");
        };
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** These flags take names, the file takes regular expressions. */
    private static String literally(String name) {
        return name.chars()
                .mapToObj(c -> "\\.[]{}()*+-?^$|".indexOf(c) < 0 ? Character.toString(c) : "\\" + Character.toString(c))
                .collect(Collectors.joining());
    }

    private static Map<String, SpecNode> labels(String origin, String text) {
        Map<String, SpecNode> labels = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String pair : names(text)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                wrong.add(pair);
            } else {
                labels.put(
                        pair.substring(0, equals).strip(),
                        Layer.text(pair.substring(equals + 1).strip()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UsageException(
                    origin + " has \"" + wrong.get(0) + "\", expected name=value pairs divided by commas");
        }
        return labels;
    }
}
