package io.pgcluster.monitoring.dashboard;

/** Switches of how a panel looks. */
enum Look {
    /** Values of a point in time are added up as areas. */
    STACKED,
    /** The legend is a table with last and highest value, to the right. */
    LEGEND_TABLE,
    /** The axis begins at the lowest value instead of 0. */
    FREE_AXIS,
    /** A stat has the values of the range as a line behind it. */
    SPARKLINE,
    /** The whole panel has the color of the value. */
    BACKGROUND
}
