package io.pgcluster.render.plan.report;

import java.util.List;

/**
 * A table.
 *
 * @param id stable name for programs, kebab-case
 * @param title heading for users
 * @param columns headings of the columns
 * @param rows cells, as many in each row as there are columns
 */
public record ReportSection(String id, String title, List<String> columns, List<List<String>> rows) {
    /** Keeps unmodifiable copies; refuses a row of another length. */
    public ReportSection {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        rows.stream().filter(row -> row.size() != width).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException(
                    "section " + id + " has " + width + " columns, but a row has " + row.size() + " cells: " + row);
        });
    }
}
