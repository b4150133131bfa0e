package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.collector.legacy.LegacyQueries;
import io.pgcluster.exporter.config.CollectorsConfig;
import io.pgcluster.exporter.config.ConfigResult;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.LegacyConfig;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.problem.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The collectors that a configuration leads to: those that come with the exporter and those of files, with their parameters. */
final class CollectorSelection {
    /** What postgres_exporter's old default queries became. */
    private static final Set<String> OLD_DEFAULTS = Set.of("static", "stat_database_conflicts");

    private static final String STANDARD_PREFIX = "pg";

    private final Map<String, Collector> known = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

    private CollectorSelection(List<Collector> builtin) {
        builtin.forEach(collector -> known.put(collector.name(), collector));
    }

    /**
     * Those that are switched on.
     *
     * @throws RefusedException if a file cannot be used, or a name or a parameter is unknown
     */
    static List<Collector> of(ExporterConfig config, List<Collector> builtin) throws RefusedException {
        CollectorSelection selection = new CollectorSelection(builtin);
        CollectorsConfig collectors = config.collectors();
        collectors.files().forEach(file -> selection.read(file, CollectorSelection::collectors));
        collectors.queriesFiles().forEach(file -> selection.read(file, LegacyQueries::read));
        collectors.parameters().forEach(selection::parameters);
        collectors.enabled().keySet().forEach(name -> selection.checkName(name, "collectors.enabled"));
        if (!selection.refused.isEmpty()) {
            throw new RefusedException(selection.refused);
        }
        return selection.known.values().stream()
                .filter(collector -> isOn(collector, config))
                .map(collector -> withAliases(collector, config.aliases()))
                .map(collector -> withPrefix(collector, config.legacy()))
                .toList();
    }

    private static boolean isOn(Collector collector, ExporterConfig config) {
        boolean standard = collector.onByDefault()
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

    private void read(String file, BiFunction<String, Problems, List<? extends Collector>> reader) {
        Problems problems = new Problems();
        try {
            Utf8.decode(Files.readAllBytes(Path.of(file)), problems)
                    .map(text -> reader.apply(text, problems))
                    .ifPresent(read -> read.forEach(collector -> add(file, collector)));
        } catch (IOException e) {
            problems.error(
                    "unreadable",
                    SpecPath.ROOT,
                    Position.START,
                    "it cannot be read: " + e,
                    "check its name and permissions");
        }
        if (problems.hasErrors()) {
            refused.addAll(new ConfigResult.Rejected(file, problems.inOrder()).lines());
        }
    }

    private static List<DefinedCollector> collectors(String text, Problems problems) {
        return new CollectorReader(problems).readAll(text);
    }

    private void add(String file, Collector collector) {
        if (known.putIfAbsent(collector.name(), collector) != null) {
            refused.add(
                    file + ": the collector \"" + collector.name() + "\" exists already, expected a name of its own");
        }
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
