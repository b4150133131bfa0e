package io.pgcluster.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.rule.alert.AlertCases;
import io.pgcluster.monitoring.rule.recording.RecordingRules;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every alert does with bad, healthy and almost bad input, by promtool; in one call, since each takes a second. */
class RulesTest {
    private final Path directory;

    RulesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @TestFactory
    List<DynamicTest> everyAlertFiresWhenItShouldAndOnlyThen() throws IOException, InterruptedException {
        Programs.orSkip("promtool", "prometheus");
        Map<String, String> results = results();
        return AlertCases.ALL.stream()
                .map(given -> dynamicTest(given.alert, () -> assertThat(results.get(fileName(given)))
                        .isEqualTo("SUCCESS")))
                .toList();
    }

    @Test
    void promtoolAcceptsTheRules() throws IOException, InterruptedException {
        Programs.orSkip("promtool", "prometheus");
        List<String> command = new ArrayList<>(List.of("promtool", "check", "rules", "--lint-fatal"));
        command.addAll(writeRules());
        Programs.Result result = Programs.run(directory, command);
        assertThat(result.code()).as(result.output()).isEqualTo(0);
    }

    @Test
    void everyAlertHasACaseForEachSeverity() {
        assertThat(DefaultRules.ALERTS).allSatisfy(alert -> assertThat(AlertCases.ALL)
                .as(alert.name() + " " + alert.severity())
                .anySatisfy(given -> assertThat(fires(given, alert)).isTrue()));
    }

    @Test
    void everyCaseShowsSilenceAndResolution() {
        assertThat(AlertCases.ALL).filteredOn(given -> !given.constant).allSatisfy(given -> {
            assertThat(given.inputs).as(given.alert).anySatisfy(input -> assertThat(input.severities())
                    .isEmpty());
            assertThat(given.quietAt).as(given.alert + " before and after").hasSizeGreaterThanOrEqualTo(2);
        });
    }

    private static boolean fires(AlertCase given, Alert alert) {
        return given.alert.equals(alert.name())
                && given.inputs.stream().anyMatch(input -> input.severities().contains(alert.severity()));
    }

    private List<String> writeRules() throws IOException {
        Map<String, String> files = MonitoringFiles.rules(Thresholds.DEFAULT);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(files.keySet());
    }

    private Map<String, String> results() throws IOException, InterruptedException {
        writeRules();
        List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        for (AlertCase given : AlertCases.ALL) {
            List<RuleGroup> groups = List.of(RecordingRules.group(), groupOf(given));
            Files.writeString(
                    directory.resolve(fileName(given)), new UnitTestFile(given, DefaultRules.ALERTS).write(groups));
            command.add(fileName(given));
        }
        return sections(Programs.run(directory, command).output());
    }

    private static RuleGroup groupOf(AlertCase given) {
        return DefaultRules.GROUPS.stream()
                .filter(group ->
                        group.rules().stream().anyMatch(rule -> rule.name().equals(given.alert)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alert is called " + given.alert));
    }

    private static String fileName(AlertCase given) {
        return "case-" + AlertCases.ALL.indexOf(given) + "-" + given.alert + ".yaml";
    }

    private static Map<String, String> sections(String output) {
        Map<String, String> sections = new TreeMap<>();
        for (String section : output.split("Unit Testing:", -1)) {
            String[] parts = section.strip().split("\n", 2);
            sections.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
        }
        return sections;
    }
}
