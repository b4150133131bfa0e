package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.metric.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the documentation say what the collectors are. */
class MonitoringDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/monitoring.md");
    private static final int FAMILIES_BY_NAME = 3;

    @Test
    void theTableOfCollectorsIsComplete() throws IOException {
        String rows = BuiltinCollectors.all().stream()
                .map(MonitoringDocumentTest::row)
                .collect(Collectors.joining(
                        "\n", "| collector | on | reads | again after | families |\n|---|---|---|---|---|\n", ""));
        assertBlock("collectors", rows);
    }

    @Test
    void theTableOfEarlierNamesIsComplete() throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        BuiltinCollectors.all().stream()
                .filter(DefinedCollector.class::isInstance)
                .flatMap(collector -> ((DefinedCollector) collector).earlierNames().entrySet().stream())
                .forEach(entry -> names.computeIfAbsent(entry.getKey(), earlier -> new TreeSet<>())
                        .add("`" + entry.getValue() + "`"));
        String rows = names.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + String.join(", ", entry.getValue()) + " |")
                .collect(Collectors.joining("\n", "| earlier name | name |\n|---|---|\n", ""));
        assertBlock("aliases", rows);
    }

    @Test
    void everyDifferenceIsExplained() throws IOException {
        String text = Files.readString(DOCUMENT);
        String section = text.substring(
                text.indexOf("\n## Differences from postgres_exporter\n"), text.indexOf("\n### Earlier names\n"));
        assertThat(ListedFamily.differences()).isNotEmpty().allSatisfy(family -> assertThat(section)
                .containsAnyOf(
                        "`" + family.name() + "`",
                        "`" + family.collector() + "`",
                        "`pg_" + family.collector() + "_*`"));
    }

    private static String row(Collector collector) {
        return "| `" + collector.name() + "` | " + (collector.onByDefault() ? "yes" : "no") + " | "
                + (collector.scope() == Scope.CLUSTER ? "the server" : "each database") + " | "
                + collector.timeToLive().map(MonitoringDocumentTest::text).orElse("") + " | " + families(collector)
                + " |";
    }

    private static String text(Duration ttl) {
        return ttl.toSecondsPart() == 0 ? ttl.toMinutes() + " min" : ttl.toSeconds() + " s";
    }

    private static String families(Collector collector) {
        if (!(collector instanceof DefinedCollector defined)) {
            return "`pg_settings_*`, one for each parameter";
        }
        List<String> names =
                defined.families().stream().map(Descriptor::name).sorted().toList();
        String prefix = commonPrefix(names);
        if (names.size() <= FAMILIES_BY_NAME || prefix.equals("pg_")) {
            return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        }
        return "`" + prefix + "*` (" + names.size() + ")";
    }

    private static String commonPrefix(List<String> names) {
        String first = names.get(0);
        String last = names.get(names.size() - 1);
        int length = 0;
        while (length < Math.min(first.length(), last.length()) && first.charAt(length) == last.charAt(length)) {
            length++;
        }
        return first.substring(0, first.lastIndexOf('_', length - 1) + 1);
    }

    private static void assertBlock(String name, String expected) throws IOException {
        String text = Files.readString(DOCUMENT);
        String begin = "<!-- " + name + " -->\n";
        String end = "\n<!-- /" + name + " -->";
        assertThat(text).contains(begin, end);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(DOCUMENT, before + expected + after);
        } else {
            assertThat(text.substring(before.length(), text.indexOf(end)))
                    .as("the block \"%s\" of %s; record it again with -Dpgcluster.record=true", name, DOCUMENT)
                    .isEqualTo(expected);
        }
    }
}
