package io.pgcluster.exporter.dashboard;

/**
 * A query of a panel.
 *
 * @param instant whether it asks for one moment instead of a range
 */
record Target(String refId, String expression, boolean instant) {}
