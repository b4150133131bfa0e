package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.scrape.Target;
import java.util.List;
import java.util.Map;

/**
 * What a configuration leads to, before anything is connected to.
 *
 * @param config the configuration
 * @param collectors those that are switched on
 * @param targets makes targets of servers
 * @param listed the servers that the configuration lists
 */
record Setup(ExporterConfig config, List<Collector> collectors, Targets targets, List<Target> listed) {
    /** Copies what it is given. */
    Setup {
        collectors = List.copyOf(collectors);
        listed = List.copyOf(listed);
    }

    /**
     * Of {@code config} and the collectors that come with the exporter.
     *
     * @throws RefusedException if files that it names cannot be used
     */
    static Setup of(ExporterConfig config, List<Collector> builtin, Map<String, String> environment)
            throws RefusedException {
        List<Collector> collectors = CollectorSelection.of(config, builtin);
        Targets targets = new Targets(config, collectors, environment);
        return new Setup(config, collectors, targets, targets.listed());
    }
}
