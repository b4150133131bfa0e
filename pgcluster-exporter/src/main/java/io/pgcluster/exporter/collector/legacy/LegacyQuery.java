package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.exporter.collector.WhenMissing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the file.
 *
 * @param namespace its key, with which the names of its metrics begin
 * @param sql the statement; where none is given, everything of the relation that is called like the namespace
 * @param once whether it is run once for a server ({@code master: true}) or in every database
 * @param timeToLive for how long a result is used ({@code cache_seconds}); empty: it is read in every scrape
 * @param servers versions that it is for ({@code runonserver}); empty: all
 * @param writes whether the statement may change data ({@code writes}, which postgres_exporter does not know)
 * @param whenMissing what it is that a database lacks what the statement reads ({@code when_missing}, which it does not know either)
 * @param columns what the file says of columns; those it does not name are untyped metrics
 */
record LegacyQuery(
        String namespace,
        String sql,
        boolean once,
        Optional<Duration> timeToLive,
        Optional<ServerRange> servers,
        boolean writes,
        WhenMissing whenMissing,
        List<LegacyColumn> columns) {
    LegacyQuery {
        columns = List.copyOf(columns);
    }
}
