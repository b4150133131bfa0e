package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs statements and prints what each gives: a table, a number of rows, or JSON. */
final class SqlResults {
    private final Console console;
    private final int maxRows;

    SqlResults(Console console, int maxRows) {
        this.console = console;
        this.maxRows = maxRows;
    }

    /** The rows of one statement. */
    private record Rows(List<String> columns, List<List<@Nullable String>> values, boolean more) {}

    void run(Connection connection, String sql, boolean json) throws SQLException {
        List<Map<String, Object>> results = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            // One more than is shown, so that it is known whether there are more.
            statement.setMaxRows(maxRows + 1);
            boolean isRows = statement.execute(sql);
            while (isRows || statement.getUpdateCount() >= 0) {
                if (isRows) {
                    Rows rows = rows(statement.getResultSet());
                    results.add(json(rows));
                    print(rows, json);
                } else {
                    results.add(Map.of("updated", statement.getUpdateCount()));
                    print(statement.getUpdateCount(), json);
                }
                isRows = statement.getMoreResults();
            }
            notices(statement.getWarnings());
        }
        if (json) {
            console.printJson(results);
        }
    }

    private Rows rows(ResultSet result) throws SQLException {
        ResultSetMetaData shape = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= shape.getColumnCount(); column++) {
            columns.add(shape.getColumnLabel(column));
        }
        List<List<@Nullable String>> values = new ArrayList<>();
        while (values.size() < maxRows && result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                row.add(result.getString(column));
            }
            values.add(row);
        }
        return new Rows(columns, values, result.next());
    }

    private void print(Rows rows, boolean json) {
        if (json) {
            return;
        }
        Table table = new Table(rows.columns());
        rows.values()
                .forEach(row -> table.row(row.stream()
                        .map(value -> value == null ? "NULL" : value)
                        .toList()));
        table.print(console);
        console.print(
                "(" + Text.count(rows.values().size(), "row") + (rows.more() ? ", and more: --max-rows" : "") + ")");
    }

    private void print(int updated, boolean json) {
        if (!json) {
            console.print("(" + Text.count(updated, "row") + " affected)");
        }
    }

    private void notices(@Nullable SQLWarning first) {
        for (SQLWarning notice = first; notice != null; notice = notice.getNextWarning()) {
            console.say("notice: " + notice.getMessage());
        }
    }

    private static Map<String, Object> json(Rows rows) {
        List<Map<String, @Nullable String>> objects = new ArrayList<>();
        for (List<@Nullable String> row : rows.values()) {
            Map<String, @Nullable String> object = new LinkedHashMap<>();
            for (int column = 0; column < row.size(); column++) {
                object.put(rows.columns().get(column), row.get(column));
            }
            objects.add(object);
        }
        return new LinkedHashMap<>(Map.of("rows", objects, "more", rows.more()));
    }
}
