package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.Rest;
import io.pgcluster.exporter.server.ServerFacts;
import java.util.List;

/**
 * A statement and what its columns become.
 *
 * @param when where it is run
 * @param sql the statement
 * @param writes whether it may change data
 * @param metrics what its columns become
 * @param limit most series of each metric
 * @param rank the column by which the largest are kept
 * @param rest what becomes of the others
 */
record DefinedQuery(
        Conditions when,
        SqlTemplate sql,
        boolean writes,
        List<DefinedMetric> metrics,
        int limit,
        String rank,
        Rest rest) {
    /** Whether it is run on that server. */
    Applicability appliesTo(ServerFacts facts) {
        return writes && facts.inRecovery()
                ? Applicability.skipped(SkipReason.ROLE, "a query writes, and this is a standby")
                : Gate.check(when, facts);
    }
}
