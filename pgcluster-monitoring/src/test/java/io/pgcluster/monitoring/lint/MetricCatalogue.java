package io.pgcluster.monitoring.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which metrics there are, with their types: the exporter's reference page, and what is used of node_exporter. */
final class MetricCatalogue {
    private static final Pattern LINE = Pattern.compile("^\\| `([a-z0-9_]+)` \\| (\\w+) \\|.*");

    private final Map<String, String> types = new TreeMap<>();
    private final Set<String> ours = new TreeSet<>();

    static MetricCatalogue read(Path root) throws IOException {
        MetricCatalogue catalogue = new MetricCatalogue();
        for (String line : Files.readAllLines(root.resolve("docs/reference/metrics.md"))) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                catalogue.types.put(matcher.group(1), matcher.group(2));
                catalogue.ours.add(matcher.group(1));
            }
        }
        try (InputStream in = Objects.requireNonNull(
                MetricCatalogue.class.getResourceAsStream("node-metrics.tsv"), "node-metrics.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(cells -> catalogue.types.put(cells[0], cells[1]));
        }
        catalogue.types.put("ALERTS", "gauge");
        return catalogue;
    }

    /** The type as the exposition has it; empty for a name that is not known. */
    Optional<String> type(String metric) {
        return metric.startsWith("pg_settings_") && !types.containsKey(metric)
                ? Optional.of("gauge")
                : Optional.ofNullable(types.get(metric));
    }

    /** Families of the exporter. */
    Set<String> exported() {
        return ours;
    }

    /** What is used of node_exporter. */
    Set<String> host() {
        Set<String> names = new TreeSet<>(types.keySet());
        names.removeIf(name -> !name.startsWith("node_"));
        return names;
    }
}
