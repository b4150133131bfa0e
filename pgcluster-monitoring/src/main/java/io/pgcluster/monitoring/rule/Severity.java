package io.pgcluster.monitoring.rule;

import java.util.Locale;

/** Who is told about an alert, and when. */
public enum Severity {
    /** A person is woken: clients are affected, or data is at risk within hours. */
    CRITICAL,
    /** Work for a day: it becomes critical if it is left alone. */
    WARNING,
    /** Worth knowing when looking for a cause; no notification by itself. */
    INFO,
    /** Always fires; its absence is the failure. */
    NONE;

    /** The value of the label {@code severity}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
