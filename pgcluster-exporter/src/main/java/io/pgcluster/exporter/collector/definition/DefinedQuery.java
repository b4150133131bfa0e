package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.Rest;
import java.util.List;

/**
 * A statement and what its columns become.
 *
 * @param when where it is run
 * @param sql the statement
 * @param metrics what its columns become
 * @param limit most series of each metric
 * @param rank the column by which the largest are kept
 * @param rest what becomes of the others
 */
record DefinedQuery(Conditions when, SqlTemplate sql, List<DefinedMetric> metrics, int limit, String rank, Rest rest) {}
