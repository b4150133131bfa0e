package io.pgcluster.exporter.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters of a connection string, under the names that libpq gives them. Lists of hosts and ports are still in one text.
 *
 * @param parameters in the order of the text
 */
public record ConnectionString(Map<String, String> parameters) {
    private static final String EXPECTED =
            "expected a URI that begins with postgresql:// or pairs like host=db-1 user=monitor";
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?!postgres(ql)?://)[A-Za-z][A-Za-z0-9+.-]*://");

    /** Copies what it is given. */
    public ConnectionString {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a URI or {@code key=value} pairs.
     *
     * @throws ConnectionStringException if it is neither
     */
    public static ConnectionString parse(String text) {
        String trimmed = text.strip();
        requireForm(trimmed);
        boolean uri = trimmed.startsWith("postgresql://") || trimmed.startsWith("postgres://");
        return new ConnectionString(uri ? UriForm.parse(trimmed) : KeywordForm.parse(trimmed));
    }

    private static void requireForm(String text) {
        if (text.isEmpty()) {
            throw new ConnectionStringException("it is empty, " + EXPECTED);
        } else if (text.startsWith("\"") || text.startsWith("'")) {
            throw new ConnectionStringException("it begins with a quote, " + EXPECTED
                    + "; env files of Docker and systemd's Environment= keep quotes around a value: remove them");
        } else if (text.startsWith("jdbc:")) {
            throw new ConnectionStringException("it is a URL of JDBC, " + EXPECTED + ": remove jdbc:");
        } else if (OTHER_SCHEME.matcher(text).lookingAt()) {
            throw new ConnectionStringException("it is a URI of another kind, " + EXPECTED);
        }
    }

    /** These with {@code others}, which win. */
    public ConnectionString with(Map<String, String> others) {
        Map<String, String> merged = new LinkedHashMap<>(parameters);
        merged.putAll(others);
        return new ConnectionString(merged);
    }

    /** The names only. */
    @Override
    public String toString() {
        return "a connection string with " + String.join(", ", parameters.keySet());
    }
}
