package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Major versions: {@code 14}, {@code 17+}, {@code 12-16}.
 *
 * @param first the first one
 * @param last the last one
 */
public record VersionRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(\\+|-(\\d{1,3}))?");

    /** Refuses ranges that are empty. */
    public VersionRange {
        if (first > last) {
            throw new IllegalArgumentException("found the versions " + first + "-" + last + ", which are none");
        }
    }

    /** Reads the three forms; refuses others, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static VersionRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no range of major versions, such as 14, \"17+\" or \"12-16\"");
        }
        int first = Integer.parseInt(form.group(1));
        if (form.group(2) == null) {
            return new VersionRange(first, first);
        }
        return new VersionRange(first, form.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(3)));
    }

    /** Whether it has this one. */
    public boolean contains(int major) {
        return first <= major && major <= last;
    }

    @Override
    public String toString() {
        if (last == Integer.MAX_VALUE) {
            return first + "+";
        }
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
