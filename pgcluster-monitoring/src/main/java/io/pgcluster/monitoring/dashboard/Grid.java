package io.pgcluster.monitoring.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Places panels from left to right and from top to bottom, so that none overlap and no line has a gap: the panels of a line are widened
 * to fill it, and are as high as the highest of them.
 */
final class Grid {
    private static final int COLUMNS = 24;

    private Grid() {}

    /** What a panel asks for, in columns and rows. */
    record Size(int width, int height) {
        Size {
            if (width < 1 || width > COLUMNS || height < 1) {
                throw new IllegalArgumentException("a panel is 1 to " + COLUMNS
                        + " columns wide and at least 1 row high, found " + width + " and " + height);
            }
        }
    }

    /** What it gets. */
    record Place(int x, int y, int width, int height) {
        /** The first row below it. */
        int bottom() {
            return y + height;
        }
    }

    /** A place for each panel, in their order, from the row {@code top} on. */
    static List<Place> lay(List<Size> panels, int top) {
        List<Place> places = new ArrayList<>();
        int y = top;
        for (List<Size> line : balanced(lines(panels, COLUMNS), panels)) {
            int height = line.stream().mapToInt(Size::height).max().orElseThrow();
            int free = COLUMNS - line.stream().mapToInt(Size::width).sum();
            int x = 0;
            for (int i = 0; i < line.size(); i++) {
                int width = line.get(i).width() + free / line.size() + (i < free % line.size() ? 1 : 0);
                places.add(new Place(x, y, width, height));
                x += width;
            }
            y += height;
        }
        return places;
    }

    private static List<List<Size>> lines(List<Size> panels, int columns) {
        List<List<Size>> lines = new ArrayList<>();
        int used = columns;
        for (Size panel : panels) {
            if (used + panel.width() > columns) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(panel);
            used += panel.width();
        }
        return lines;
    }

    /** Four equal panels are two and two rather than three and one. */
    private static List<List<Size>> balanced(List<List<Size>> lines, List<Size> panels) {
        if (panels.stream().distinct().count() != 1) {
            return lines;
        }
        List<List<Size>> equal = new ArrayList<>();
        int placed = 0;
        for (int i = 0; i < lines.size(); i++) {
            int left = lines.size() - i;
            int count = (panels.size() - placed + left - 1) / left;
            equal.add(panels.subList(placed, placed + count));
            placed += count;
        }
        return equal;
    }
}
