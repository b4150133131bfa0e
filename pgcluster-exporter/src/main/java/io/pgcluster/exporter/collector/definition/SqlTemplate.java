package io.pgcluster.exporter.collector.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement with its parameters as JDBC wants them. What stands in quotes or comments is left as it is; a question mark outside of
 * them is an operator of PostgreSQL and is written twice, which is how the driver tells it from a parameter.
 *
 * @param jdbc the statement
 * @param parameters the name of each parameter, in the order of their marks
 */
record SqlTemplate(String jdbc, List<String> parameters) {
    SqlTemplate {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads {@code sql}.
     *
     * @throws IllegalArgumentException if a parameter or quote has no end, or a parameter stands within quotes
     */
    static SqlTemplate parse(String sql) {
        StringBuilder jdbc = new StringBuilder(sql.length());
        List<String> parameters = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = SqlQuotes.endOf(sql, at);
            if (end > at) {
                refuseParameterIn(sql.substring(at, end));
                jdbc.append(sql, at, end);
            } else if (sql.startsWith("${", at)) {
                end = endOfParameter(sql, at);
                parameters.add(sql.substring(at + 2, end - 1));
                jdbc.append('?');
            } else {
                end = at + 1;
                jdbc.append(sql.charAt(at) == '?' ? "??" : sql.substring(at, end));
            }
            at = end;
        }
        return new SqlTemplate(jdbc.toString(), parameters);
    }

    private static int endOfParameter(String sql, int start) {
        int end = sql.indexOf('}', start);
        if (end < 0) {
            throw new IllegalArgumentException("\"${\" is never closed, expected \"}\" after the parameter's name");
        }
        return end + 1;
    }

    private static void refuseParameterIn(String quoted) {
        if (quoted.contains("${")) {
            throw new IllegalArgumentException(
                    "a parameter stands within quotes or a comment, where it is no value: " + quoted.strip());
        }
    }
}
