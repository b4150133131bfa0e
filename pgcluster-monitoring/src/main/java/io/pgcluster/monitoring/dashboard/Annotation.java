package io.pgcluster.monitoring.dashboard;

/**
 * Times that are marked in all graphs of a dashboard.
 *
 * @param expression present while the mark is to be shown
 * @param title with {@code {{label}}}
 */
public record Annotation(String name, String expression, String title, Color color) {}
