package io.pgcluster.monitoring.dashboard;

/** How a panel draws, with Grafana's names; each comes with every Grafana. */
public enum PanelKind {
    /** Values over time. */
    TIME_SERIES("timeseries"),
    /** The last value, large. */
    STAT("stat"),
    /** The last values, as bars to compare. */
    BAR_GAUGE("bargauge"),
    /** The last values of several queries, a row for each thing. */
    TABLE("table"),
    /** States over time. */
    STATE_TIMELINE("state-timeline");

    private final String id;

    PanelKind(String id) {
        this.id = id;
    }

    /** The type of a panel in a dashboard. */
    public String id() {
        return id;
    }
}
