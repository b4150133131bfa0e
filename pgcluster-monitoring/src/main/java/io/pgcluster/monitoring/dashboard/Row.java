package io.pgcluster.monitoring.dashboard;

import java.util.List;
import java.util.stream.Stream;

/**
 * Panels under a heading.
 *
 * @param collapsed whether they are hidden, and their queries not run, until the reader opens the row
 */
public record Row(String title, boolean collapsed, List<Panel> panels) {
    /** Copies the list. */
    public Row {
        panels = List.copyOf(panels);
    }

    /** Shown at once. */
    public static Row open(String title, PanelBuilder... panels) {
        return new Row(title, false, Stream.of(panels).map(PanelBuilder::build).toList());
    }

    /** Opened by the reader. */
    public static Row collapsed(String title, PanelBuilder... panels) {
        return new Row(title, true, Stream.of(panels).map(PanelBuilder::build).toList());
    }
}
