package io.pgcluster.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows under headings; where they do not fit the page, the widest columns are wrapped. */
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
        this.headings = headings.stream()
                .map(heading -> heading.toUpperCase(Locale.ROOT))
                .toList();
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

    /** The lines, headings first, at most {@code width} characters wide as far as words can be wrapped to that. */
    public List<String> lines(int width) {
        List<Integer> widths = widths(width);
        List<String> lines = new ArrayList<>(wrapped(headings, widths));
        rows.forEach(row -> lines.addAll(wrapped(row, widths)));
        return List.copyOf(lines);
    }

    /** Prints the table, headings first. */
    public void print(Console console) {
        List<String> lines = lines(Text.WIDTH);
        int heading = wrapped(headings, widths(Text.WIDTH)).size();
        lines.stream().limit(heading).forEach(line -> console.print(console.styled(Style.STRONG, line)));
        lines.stream().skip(heading).forEach(console::print);
    }

    private List<Integer> widths(int page) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            widths.add(widest(column));
        }
        int excess = sum(widths) + GAP.length() * (headings.size() - 1) - page;
        while (excess > 0) {
            int widest = widestThatCanShrink(widths);
            if (widest < 0) {
                break;
            }
            widths.set(widest, widths.get(widest) - 1);
            excess--;
        }
        return widths;
    }

    /** A column is never narrower than its longest word; -1 if all are that narrow. */
    private int widestThatCanShrink(List<Integer> widths) {
        int widest = -1;
        for (int column = 0; column < widths.size(); column++) {
            boolean wider = widest < 0 || widths.get(column) > widths.get(widest);
            if (wider && widths.get(column) > longestWord(column)) {
                widest = column;
            }
        }
        return widest;
    }

    private int longestWord(int column) {
        return Stream.concat(Stream.of(headings), rows.stream())
                .flatMap(row -> Arrays.stream(row.get(column).split(" ", -1)))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private int widest(int column) {
        int widest = headings.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<String> wrapped(List<String> row, List<Integer> widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            cells.add(Text.wrap(row.get(column), widths.get(column)));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            lines.add(line(cells, widths, line));
        }
        return lines;
    }

    private static String line(List<List<String>> cells, List<Integer> widths, int number) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            List<String> parts = cells.get(column);
            String part = number < parts.size() ? parts.get(number) : "";
            line.append(part)
                    .append(" ".repeat(Math.max(0, widths.get(column) - part.length())))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
