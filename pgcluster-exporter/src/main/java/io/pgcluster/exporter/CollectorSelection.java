package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.collector.legacy.LegacyQueries;
import io.pgcluster.exporter.config.CollectorsConfig;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.LegacyConfig;
import io.pgcluster.exporter.registry.LoadedFile;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collectors that a configuration leads to: those that come with the exporter and those of files, with their parameters. */
final class CollectorSelection {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorSelection.class);

    /** What postgres_exporter's old default queries became. */
    private static final Set<String> OLD_DEFAULTS = Set.of("static", "stat_database_conflicts");

    private static final String STANDARD_PREFIX = "pg";

    private final Map<String, Collector> known = new LinkedHashMap<>();
    private final List<LoadedFile> files = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private CollectorSelection(List<Collector> builtin) {
        builtin.forEach(collector -> known.put(collector.name(), collector));
    }

    /**
     * Of the configuration's switches, parameters and files; what is odd in a file is logged.
     *
     * @throws RefusedException if a file cannot be used, or a name or a parameter is unknown
     */
    static CollectorSelection of(ExporterConfig config, List<Collector> builtin) throws RefusedException {
        CollectorSelection selection = new CollectorSelection(builtin);
        CollectorsConfig collectors = config.collectors();
        collectors.files().forEach(file -> selection.read(file, CollectorSelection::collectors));
        collectors.queriesFiles().forEach(file -> selection.read(file, LegacyQueries::read));
        collectors.parameters().forEach(selection::parameters);
        collectors.enabled().keySet().forEach(name -> selection.checkName(name, "collectors.enabled"));
        if (!selection.refused.isEmpty()) {
            throw new RefusedException(selection.refused, selection.files);
        }
        return selection;
    }

    /** What became of each file. */
    List<LoadedFile> files() {
        return List.copyOf(files);
    }

    /** Those that are switched on. */
    List<Collector> enabled(ExporterConfig config) {
        return known.values().stream()
                .filter(collector -> isOn(collector, config))
                .map(collector -> withAliases(collector, config.aliases() || config.compatibility()))
                .map(collector -> withPrefix(collector, config.legacy()))
                .toList();
    }

    private static boolean isOn(Collector collector, ExporterConfig config) {
        boolean standard = (collector.onByDefault() || (config.compatibility() && collector.onForCompatibility()))
                && !(config.legacy().disableDefaultMetrics() && OLD_DEFAULTS.contains(collector.name()));
        return config.collectors().enabled().getOrDefault(collector.name(), standard);
    }

    private static Collector withAliases(Collector collector, boolean aliases) {
        return aliases && collector instanceof DefinedCollector defined ? defined.withAliases() : collector;
    }

    private static Collector withPrefix(Collector collector, LegacyConfig legacy) {
        return OLD_DEFAULTS.contains(collector.name()) && !legacy.metricPrefix().equals(STANDARD_PREFIX)
                ? new PrefixedCollector(collector, legacy.metricPrefix())
                : collector;
    }

    private void read(String name, UserFile.Format format) {
        UserFile file = UserFile.read(name, format);
        file.warnings().forEach(LOG::warn);
        List<String> errors = new ArrayList<>(file.errors());
        for (Collector collector : file.collectors()) {
            if (known.putIfAbsent(collector.name(), collector) != null) {
                errors.add(name + ": the collector \"" + collector.name()
                        + "\" exists already, expected a name of its own");
            }
        }
        files.add(new LoadedFile(name, file.sha256(), errors.isEmpty()));
        refused.addAll(errors);
    }

    private static List<DefinedCollector> collectors(String text, Problems problems) {
        return new CollectorReader(problems).readAll(text);
    }

    private void parameters(String name, Map<String, String> values) {
        if (!checkName(name, "collectors.parameters")) {
            return;
        }
        values.forEach((parameter, value) -> known.computeIfPresent(name, (same, collector) -> {
            if (!(collector instanceof DefinedCollector defined)) {
                refused.add("collectors.parameters." + name + ": this collector has no parameters");
                return collector;
            }
            try {
                return defined.withParameter(parameter, value);
            } catch (IllegalArgumentException e) {
                refused.add("collectors.parameters." + name + "." + parameter + ": " + e.getMessage());
                return collector;
            }
        }));
    }

    private boolean checkName(String name, String where) {
        if (known.containsKey(name)) {
            return true;
        }
        refused.add(where + "." + name + ": there is no collector \"" + name + "\"; "
                + Suggestions.didYouMean(name, known.keySet()) + "--help lists all");
        return false;
    }
}
