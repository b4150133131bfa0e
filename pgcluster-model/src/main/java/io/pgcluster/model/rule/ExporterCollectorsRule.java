package io.pgcluster.model.rule;

import io.pgcluster.model.collector.CollectorCatalogue;
import io.pgcluster.model.collector.KnownCollector;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.spec.ExporterSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Collectors that are switched or parameterized exist, and so do their parameters: the exporter refuses its file otherwise. */
final class ExporterCollectorsRule implements SpecRule {
    private static final String ID = "unknown-collector";
    private static final String PATH = "spec.monitoring.exporter.";

    /** From this version on there is a role that may read all column statistics, which {@code bloat} needs. */
    private static final int READ_ALL_DATA_SINCE = 14;

    @Override
    public List<Finding> check(Candidate candidate) {
        ExporterSpec exporter = candidate.spec().monitoring().exporter();
        Collection<String> custom = new CustomCollectors(exporter).names();
        List<Finding> findings = new ArrayList<>();
        exporter.collectors().keySet().forEach(name -> unknown(name, "collectors", custom)
                .ifPresent(findings::add));
        exporter.parameters().forEach((name, values) -> parameters(name, values, custom, findings));
        int major = candidate.spec().postgres().version().major();
        if (exporter.collectors().getOrDefault("bloat", false) && major < READ_ALL_DATA_SINCE) {
            findings.add(Finding.warning(
                    "bloat-unreadable",
                    PATH + "collectors.bloat",
                    "PostgreSQL " + major
                            + " has no role that may read the statistics of all columns, so bloat shows nothing",
                    "remove it, or use PostgreSQL " + READ_ALL_DATA_SINCE + " or later"));
        }
        return findings;
    }

    private static Optional<Finding> unknown(String name, String field, Collection<String> custom) {
        if (custom.contains(name) || CollectorCatalogue.get().find(name).isPresent()) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>(CollectorCatalogue.get().names());
        names.addAll(custom);
        return Optional.of(Finding.error(
                ID,
                PATH + field + "." + name,
                "there is no collector \"" + name + "\"",
                Suggestions.didYouMean(name, names) + "docs/reference/metrics.md lists all"));
    }

    private static void parameters(
            String name, Map<String, String> values, Collection<String> custom, List<Finding> findings) {
        unknown(name, "parameters", custom).ifPresent(findings::add);
        CollectorCatalogue.get().find(name).ifPresent(collector -> values.keySet().stream()
                .filter(parameter -> !collector.parameters().contains(parameter))
                .map(parameter -> noSuchParameter(collector, parameter))
                .forEach(findings::add));
    }

    private static Finding noSuchParameter(KnownCollector collector, String parameter) {
        List<String> known = collector.parameters();
        return Finding.error(
                ID,
                PATH + "parameters." + collector.name() + "." + parameter,
                "the collector \"" + collector.name() + "\" has no parameter \"" + parameter + "\"",
                known.isEmpty()
                        ? "remove it: this collector has none"
                        : Suggestions.didYouMean(parameter, known) + "it has: " + String.join(", ", known));
    }
}
