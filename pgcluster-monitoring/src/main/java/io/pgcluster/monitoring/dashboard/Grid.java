package io.pgcluster.monitoring.dashboard;

/** Places panels from left to right and from top to bottom, so that none overlap. */
final class Grid {
    private static final int COLUMNS = 24;

    private int nextX;
    private int lineTop;
    private int lineHeight;

    Grid(int top) {
        lineTop = top;
    }

    /** Where and how large, in columns and rows. */
    record Place(int x, int y, int width, int height) {}

    /** The next free place of this size, on a new line if the current one is full. */
    Place place(int width, int height) {
        if (width < 1 || width > COLUMNS || height < 1) {
            throw new IllegalArgumentException(
                    "a panel is 1 to %d columns wide and at least 1 row high, found %d and %d"
                            .formatted(COLUMNS, width, height));
        }
        if (nextX + width > COLUMNS) {
            lineTop = bottom();
            nextX = 0;
            lineHeight = 0;
        }
        Place place = new Place(nextX, lineTop, width, height);
        nextX += width;
        lineHeight = Math.max(lineHeight, height);
        return place;
    }

    /** The first row below all panels. */
    int bottom() {
        return lineTop + lineHeight;
    }
}
