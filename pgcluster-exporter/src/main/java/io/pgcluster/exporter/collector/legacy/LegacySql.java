package io.pgcluster.exporter.collector.legacy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statement that is sent. Texts that stand for numbers are made numbers by the server, in a query around the one that was written:
 * {@code metric_mapping} as a CASE, durations as intervals. Other queries are sent as they are.
 */
final class LegacySql {
    private static final String ALIAS = "written";

    private LegacySql() {}

    /** The statement to send. */
    static String of(LegacyQuery query) {
        List<LegacyColumn> converted = query.columns().stream()
                .filter(column -> column.usage() == Usage.MAPPEDMETRIC || column.usage() == Usage.DURATION)
                .toList();
        if (converted.isEmpty()) {
            return query.sql();
        }
        String columns = converted.stream()
                .map(column -> ", " + conversion(column) + " AS " + identifier(numberOf(column)))
                .collect(Collectors.joining());
        // The line break ends a comment that the query may end with.
        return "SELECT " + ALIAS + ".*" + columns + " FROM (" + query.sql() + "\n) AS " + ALIAS;
    }

    /** The column that has the number of a converted column. */
    static String numberOf(LegacyColumn column) {
        return column.name() + " as a number";
    }

    private static String conversion(LegacyColumn column) {
        String written = ALIAS + "." + identifier(column.name());
        if (column.usage() == Usage.DURATION) {
            return "CASE " + written + "::text WHEN '-1' THEN 'NaN' ELSE extract(epoch FROM " + written
                    + "::text::interval)::float8 * 1000 END";
        }
        return column.mapping().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> " WHEN " + literal(entry.getKey()) + " THEN "
                        + literal(entry.getValue().toString()) + "::float8")
                .collect(Collectors.joining("", "CASE " + written + "::text", " END"));
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        // Written so that a backslash stays a backslash under either setting of standard_conforming_strings.
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
