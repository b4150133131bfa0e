package io.pgcluster.exporter.collector.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A metric's name that a well-known dashboard, rule set or query file asks for.
 *
 * @param name the metric's name
 * @param where who asks for it
 * @param state {@code default}, {@code compatibility} or {@code not offered}
 * @param reason why it is not offered; empty if it is
 */
public record AskedName(String name, String where, String state, String reason) {
    /** There without any setting, where there is what it tells of. */
    public static final String DEFAULT = "default";

    /** There where the setting compatibility is on. */
    public static final String COMPATIBILITY = "compatibility";

    /** Not there, with a reason. */
    public static final String NOT_OFFERED = "not offered";

    static final String RESOURCE = "/compatibility/names.tsv";

    /** All that were found, in the order of the list. */
    public static List<AskedName> all() throws IOException {
        return text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(fields -> new AskedName(fields[0], fields[1], field(fields, 2), field(fields, 3)))
                .toList();
    }

    static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(AskedName.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }

    AskedName in(String other) {
        return new AskedName(name, where, other, reason);
    }

    String line() {
        return String.join("\t", name, where, state, reason).stripTrailing();
    }
}
