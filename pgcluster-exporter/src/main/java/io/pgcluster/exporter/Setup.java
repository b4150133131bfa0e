package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.registry.LoadedFile;
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
 * @param files what became of the files of collectors and queries
 */
record Setup(
        ExporterConfig config,
        List<Collector> collectors,
        Targets targets,
        List<Target> listed,
        List<LoadedFile> files) {
    /** Copies what it is given. */
    Setup {
        collectors = List.copyOf(collectors);
        listed = List.copyOf(listed);
        files = List.copyOf(files);
    }

    /**
     * Of {@code config} and the collectors that come with the exporter.
     *
     * @throws RefusedException if files that it names cannot be used
     */
    static Setup of(ExporterConfig config, List<Collector> builtin, Map<String, String> environment)
            throws RefusedException {
        CollectorSelection selection = CollectorSelection.of(config, builtin);
        List<Collector> collectors = selection.enabled(config);
        Targets targets = new Targets(config, collectors, environment);
        return new Setup(config, collectors, targets, targets.listed(), selection.files());
    }
}
