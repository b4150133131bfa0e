package io.pgcluster.monitoring.dashboard;

import java.util.Locale;

/** Colors by the names that follow Grafana's theme. */
public enum Color {
    /** As it should be. */
    GREEN,
    /** Worth knowing, neither good nor bad. */
    BLUE,
    /** Needs attention within the day. */
    ORANGE,
    /** Needs attention now. */
    RED,
    /** A second thing that is neither good nor bad. */
    PURPLE,
    /** Of a value that is not judged. */
    TEXT,
    /** Of a state in which nothing happens. */
    FAINT;

    /** The name in a dashboard. */
    public String id() {
        return this == FAINT ? "rgba(128, 128, 128, 0.3)" : name().toLowerCase(Locale.ROOT);
    }
}
