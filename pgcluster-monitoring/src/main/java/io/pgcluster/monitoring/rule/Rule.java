package io.pgcluster.monitoring.rule;

import java.util.Map;

/** A rule of Prometheus. */
public sealed interface Rule permits Alert, RecordingRule {
    /** The name of the alert or of the recorded series. */
    String name();

    /** What is evaluated, in PromQL. */
    String expression();

    /** The rule as Prometheus reads it, in the order in which it is written. */
    Map<String, Object> tree(Links links);
}
