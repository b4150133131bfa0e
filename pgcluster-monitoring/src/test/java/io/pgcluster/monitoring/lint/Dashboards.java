package io.pgcluster.monitoring.lint;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.monitoring.MonitoringFiles;
import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The generated dashboards as trees, and a linter that knows all there is to know of them. */
final class Dashboards {
    private static final Map<String, String> FILES = MonitoringFiles.dashboards(Thresholds.DEFAULT);
    private static final Set<String> UIDS =
            all().stream().map(dashboard -> dashboard.path("uid").asText()).collect(Collectors.toSet());

    private Dashboards() {}

    static List<JsonNode> all() {
        return FILES.values().stream().map(Dashboards::parse).toList();
    }

    /** A tree of its own for each caller, to be changed. */
    static JsonNode overview() {
        return parse(requireNonNull(FILES.get("pgcluster-overview.json")));
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DashboardLinter linter() throws IOException {
        Set<String> recorded = MonitoringFiles.groups(Thresholds.DEFAULT).stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::name)
                .filter(name -> name.contains(":"))
                .collect(Collectors.toSet());
        return new DashboardLinter(catalogue(), LimitValues.of(Thresholds.DEFAULT), recorded, UIDS);
    }

    static MetricCatalogue catalogue() throws IOException {
        return MetricCatalogue.read(Path.of(".."));
    }

    /** The expressions of all panels and annotations, as they are written. */
    static List<String> expressions(JsonNode dashboard) {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : DashboardLinter.panelsOf(dashboard)) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        for (JsonNode annotation : dashboard.path("annotations").path("list")) {
            if (annotation.has("expr")) {
                expressions.add(annotation.path("expr").asText());
            }
        }
        return expressions;
    }
}
