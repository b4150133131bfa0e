package io.pgcluster.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows under headings, each column as wide as its widest cell; the last column wraps to the width of the page. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column headings. */
    public Table(String... headings) {
        this(List.of(headings));
    }

    /** A table with these column headings. */
    public Table(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    /** Adds a row; it must have a cell for every heading. */
    public Table row(Object... cells) {
        return row(List.of(cells));
    }

    /** Adds a row; it must have a cell for every heading. */
    public Table row(List<?> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + headings.size() + " columns " + headings);
        }
        rows.add(cells.stream().map(String::valueOf).toList());
        return this;
    }

    /** The lines, at most {@code width} characters wide where the last column can be wrapped to that. */
    public List<String> lines(int width) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            widths.add(widthOf(column));
        }
        int before = widths.stream()
                .limit(headings.size() - 1L)
                .mapToInt(w -> w + GAP.length())
                .sum();
        int last = Math.max(24, width - before);
        List<String> lines = new ArrayList<>();
        lines.add(line(headings.stream().map(h -> h.toUpperCase(Locale.ROOT)).toList(), widths));
        for (List<String> row : rows) {
            lines.addAll(wrapped(row, widths, last));
        }
        return List.copyOf(lines);
    }

    /** Prints the table, headings first. */
    public void print(Console console) {
        List<String> lines = lines(Text.WIDTH);
        console.print(console.styled(Style.STRONG, lines.get(0)));
        lines.stream().skip(1).forEach(console::print);
    }

    private int widthOf(int column) {
        int widest = headings.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    private static List<String> wrapped(List<String> row, List<Integer> widths, int last) {
        List<String> parts = Text.wrap(row.get(row.size() - 1), last);
        List<String> lines = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size() - 1; column++) {
                cells.add(part == 0 ? row.get(column) : "");
            }
            cells.add(parts.get(part));
            lines.add(line(cells, widths));
        }
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell);
            if (column < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths.get(column) - cell.length())))
                        .append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }
}
