package io.pgcluster.render.plan.backup;

/**
 * A query about restored data that must return one row with one column, true.
 *
 * @param name what it is called in results and metrics
 * @param database where it is asked
 * @param sql the query
 */
public record DrillAssertion(String name, String database, String sql) {}
