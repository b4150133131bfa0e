package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.server.ServerFacts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with its parameters as JDBC wants them. What stands in quotes or comments is left as it is; a question mark outside of
 * them is an operator of PostgreSQL and is written twice, which is how the driver tells it from a parameter. {@code @extschema:NAME@}
 * is the schema of an extension, as in PostgreSQL's own extension scripts.
 *
 * @param jdbc the statement, with {@code @extschema:NAME@} where the schema of an extension comes
 * @param parameters the name of each parameter, in the order of their marks
 * @param extensions those whose schema comes in the statement
 */
record SqlTemplate(String jdbc, List<String> parameters, Set<String> extensions) {
    private static final Pattern SCHEMA = Pattern.compile("@extschema:([A-Za-z_][A-Za-z0-9_-]*)@");
    private static final String UNDEFINED_OBJECT = "42704";

    SqlTemplate {
        parameters = List.copyOf(parameters);
        extensions = Set.copyOf(extensions);
    }

    /**
     * The statement for one database.
     *
     * @throws SQLException as the server's own for an object that does not exist, if the database does not have an extension
     */
    String jdbc(ServerFacts facts) throws SQLException {
        if (extensions.isEmpty()) {
            return jdbc;
        }
        for (String name : extensions) {
            if (!facts.extensions().containsKey(name)) {
                throw new SQLException(
                        "the database " + facts.database() + " does not have the extension " + name, UNDEFINED_OBJECT);
            }
        }
        return SCHEMA.matcher(jdbc).replaceAll(found -> Matcher.quoteReplacement(schema(facts, found.group(1))));
    }

    private static String schema(ServerFacts facts, String extension) {
        return Objects.requireNonNull(facts.extensions().get(extension)).quotedSchema();
    }

    /**
     * Reads {@code sql}.
     *
     * @throws IllegalArgumentException if a parameter or quote has no end, or a parameter or schema stands within quotes
     */
    static SqlTemplate parse(String sql) {
        StringBuilder jdbc = new StringBuilder(sql.length());
        List<String> parameters = new ArrayList<>();
        Set<String> extensions = new TreeSet<>();
        Matcher schema = SCHEMA.matcher(sql);
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
            } else if (schema.region(at, sql.length()).lookingAt()) {
                end = schema.end();
                extensions.add(schema.group(1));
                jdbc.append(schema.group());
            } else {
                end = at + 1;
                jdbc.append(sql.charAt(at) == '?' ? "??" : sql.substring(at, end));
            }
            at = end;
        }
        return new SqlTemplate(jdbc.toString(), parameters, extensions);
    }

    private static int endOfParameter(String sql, int start) {
        int end = sql.indexOf('}', start);
        if (end < 0) {
            throw new IllegalArgumentException("\"${\" is never closed, expected \"}\" after the parameter's name");
        }
        return end + 1;
    }

    private static void refuseParameterIn(String quoted) {
        if (quoted.contains("${") || SCHEMA.matcher(quoted).find()) {
            throw new IllegalArgumentException(
                    "a parameter stands within quotes or a comment, where it is no value: " + quoted.strip());
        }
    }
}
