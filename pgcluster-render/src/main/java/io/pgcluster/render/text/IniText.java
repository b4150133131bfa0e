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

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final List<String> comment;

    /** Starts with lines of comment, written without their leading mark. */
    public IniText(List<String> comment) {
        this.comment = List.copyOf(comment);
    }

    /** Adds a section with its settings, in the order of the map. */
    public IniText section(String name, Map<String, String> settings) {
        if (sections.putIfAbsent(name(name), new LinkedHashMap<>(settings)) != null) {
            throw new IllegalArgumentException("section [" + name + "] is written twice");
        }
        return this;
    }

    /** The file. */
    public String write() {
        StringBuilder text = new StringBuilder(Comments.lines(";", comment));
        sections.forEach((section, settings) -> {
            text.append(text.isEmpty() ? "" : "\n").append('[').append(section).append("]\n");
            settings.forEach((key, value) -> text.append(name(key))
                    .append(" = ")
                    .append(Plain.line(key, value))
                    .append('\n'));
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
