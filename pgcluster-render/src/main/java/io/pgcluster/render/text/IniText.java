package io.pgcluster.render.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An INI file as PgBouncer and pgBackRest read it. The format has no escapes, so what cannot be written (line ends, outer spaces,
 * punctuation in keys) is refused instead of changed.
 */
public final class IniText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.*-]+");

    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    private final String comment;

    /** Starts with lines of comment after {@code mark}, with which comments begin for the program that reads the file. */
    public IniText(String mark, List<String> comment) {
        this.comment = Comments.lines(mark, comment);
    }

    /** Adds a section with its settings, in the order of the map. */
    public IniText section(String name, Map<String, String> settings) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        settings.forEach((key, value) -> lines.put(key, List.of(value)));
        if (sections.putIfAbsent(name(name), lines) != null) {
            throw new IllegalArgumentException("section [" + name + "] is written twice");
        }
        return this;
    }

    /** Adds a setting that has a line for each of its values to a section that is there. */
    public IniText lines(String section, String key, List<String> values) {
        Map<String, List<String>> lines = sections.get(section);
        if (lines == null || lines.putIfAbsent(key, List.copyOf(values)) != null) {
            throw new IllegalArgumentException(
                    "there is no section [" + section + "], or " + key + " is in it already");
        }
        return this;
    }

    /** The file. */
    public String write() {
        StringBuilder text = new StringBuilder(comment);
        sections.forEach((section, settings) -> {
            text.append(text.isEmpty() ? "" : "\n").append('[').append(section).append("]\n");
            settings.forEach((key, values) -> values.forEach(value -> text.append(name(key))
                    .append(" = ")
                    .append(Plain.line(key, value))
                    .append('\n')));
        });
        return text.toString();
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be a name in an INI file");
        }
        return name;
    }
}
