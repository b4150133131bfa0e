package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.ServerLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A server and what is collected there.
 *
 * @param labels that all of its samples get, in this order: none for the only target, else {@code cluster} and {@code server}
 * @param dsn how it is reached
 * @param limits what it is asked for at most
 * @param databases which databases the collectors of scope database visit
 * @param collectors those that are switched on
 */
public record Target(
        Map<String, String> labels,
        Dsn dsn,
        ServerLimits limits,
        DatabaseSelection databases,
        List<Collector> collectors) {
    /** Copies what it is given. */
    public Target {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        collectors = List.copyOf(collectors);
    }
}
