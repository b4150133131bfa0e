package io.pgcluster.exporter.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a connection string, under the names that libpq gives them. Lists of hosts and ports are still in one text.
 *
 * @param parameters in the order of the text
 */
public record ConnectionString(Map<String, String> parameters) {
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
        boolean uri = trimmed.startsWith("postgresql://") || trimmed.startsWith("postgres://");
        return new ConnectionString(uri ? UriForm.parse(trimmed) : KeywordForm.parse(trimmed));
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
