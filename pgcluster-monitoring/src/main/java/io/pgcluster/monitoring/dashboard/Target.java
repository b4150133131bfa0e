package io.pgcluster.monitoring.dashboard;

/**
 * One query of a panel.
 *
 * @param expression PromQL with Grafana's variables
 * @param legend what a series is called, with {@code {{label}}}; of a table's query, the title of its column
 */
record Target(String expression, String legend) {}
