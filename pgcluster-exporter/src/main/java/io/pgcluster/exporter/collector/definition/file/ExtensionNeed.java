package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extension, perhaps from some version on: {@code pg_buffercache}, {@code pg_stat_statements>=1.8}.
 *
 * @param name of the extension
 * @param version the least one; empty for any
 */
public record ExtensionNeed(String name, String version) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)(?:\\s*>=\\s*(\\d{1,9}(?:\\.\\d{1,9})*))?");

    /** Reads the two forms; refuses others, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ExtensionNeed parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no extension, such as pg_buffercache or pg_stat_statements>=1.8");
        }
        return new ExtensionNeed(form.group(1), form.group(2) == null ? "" : form.group(2));
    }

    /** Whether this installed version is enough; {@code 1.10} is more than {@code 1.9}. */
    public boolean isMetBy(String installed) {
        return version.isEmpty() || Arrays.compare(numbers(installed), numbers(version)) >= 0;
    }

    private static int[] numbers(String version) {
        return Pattern.compile("\\d{1,9}")
                .matcher(version)
                .results()
                .mapToInt(part -> Integer.parseInt(part.group()))
                .toArray();
    }

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + ">=" + version;
    }
}
