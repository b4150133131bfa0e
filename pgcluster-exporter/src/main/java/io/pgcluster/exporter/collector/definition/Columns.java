package io.pgcluster.exporter.collector.definition;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a result by name. */
final class Columns {
    private static final String UNDEFINED_COLUMN = "42703";

    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final ResultSetMetaData data;

    Columns(ResultSetMetaData data) throws SQLException {
        this.data = data;
        for (int index = 1; index <= data.getColumnCount(); index++) {
            indexes.putIfAbsent(data.getColumnLabel(index), index);
        }
    }

    boolean has(String name) {
        return indexes.containsKey(name);
    }

    /**
     * The index of a column that must be there.
     *
     * @throws SQLException as the server's own for a column that does not exist
     */
    int index(String name) throws SQLException {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new SQLException(
                    "the result has no column \"" + name + "\", only " + indexes.keySet(), UNDEFINED_COLUMN);
        }
        return index;
    }

    /** A column to be read as numbers. */
    NumberColumn number(String name) throws SQLException {
        int index = index(name);
        return new NumberColumn(index, data.getColumnTypeName(index));
    }
}
