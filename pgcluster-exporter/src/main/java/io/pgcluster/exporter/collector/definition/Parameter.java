package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.definition.file.ParameterType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A parameter of queries that users may change with {@code --collector.COLLECTOR.NAME=VALUE}.
 *
 * @param name as queries write it
 * @param type what it is to the server
 * @param text its value, as users write it
 * @param help one sentence of description
 */
public record Parameter(String name, ParameterType type, String text, String help) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    /** Refuses a value that is not of its type. */
    public Parameter {
        if (type == ParameterType.NUMBER && !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "found \"" + text + "\" for " + name + ", expected a whole number of at most nine digits");
        }
    }

    /**
     * The same with another value.
     *
     * @throws IllegalArgumentException if the value is not of its type
     */
    public Parameter with(String value) {
        return new Parameter(name, type, value, help);
    }

    /** A number is bound as an integer, which PostgreSQL widens where a query wants more, and would not narrow. */
    void bind(PreparedStatement statement, int index) throws SQLException {
        switch (type) {
            case NUMBER -> statement.setInt(index, Integer.parseInt(text));
            case TEXT -> statement.setString(index, text);
            case LIST -> statement.setArray(index, statement.getConnection().createArrayOf("text", elements()));
        }
    }

    private Object[] elements() {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toArray();
    }
}
