package io.pgcluster.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.RecordingRule;
import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.rule.recording.Recorded;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every series that a rule reads is exported, recorded or Prometheus' own. */
class RuleNamesTest {
    private static final Pattern REFERENCE = Pattern.compile("^\\| `([a-z0-9_]+)` \\|.*");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:pg|pgcluster|pgbackrest|pgbouncer|patroni|node)_[a-z0-9_A-Z]+\\b(?!\\s*=)");
    private static final Pattern RECORDED = Pattern.compile("\\b(?:instance|cluster):[a-z0-9_]+:[a-z0-9_]+");

    @Test
    void everyMetricIsExportedByUsOrByNodeExporter() throws IOException {
        Set<String> known = new TreeSet<>(NodeMetrics.NAMES);
        for (String line : Files.readAllLines(RepositoryRoot.path("docs/reference/metrics.md"))) {
            Matcher matcher = REFERENCE.matcher(line);
            if (matcher.matches()) {
                known.add(matcher.group(1));
            }
        }
        assertThat(found(METRIC))
                .filteredOn(name -> !name.startsWith("pg_settings_"))
                .isSubsetOf(known);
    }

    @Test
    void theDocumentationListsCollectorsThatAreOffAndThatAlertsNeed() throws IOException {
        Set<String> needed = new TreeSet<>();
        Set<String> metrics = found(METRIC);
        for (String section : Files.readString(RepositoryRoot.path("docs/reference/metrics.md"))
                .split("\n## ", -1)) {
            boolean used = metrics.stream().anyMatch(metric -> section.contains("\n| `" + metric + "` |"));
            if (used && section.contains("\nOff by default")) {
                needed.add(section.substring(0, section.indexOf('\n')));
            }
        }
        String alerts =
                Files.readString(RepositoryRoot.path("docs/monitoring.md")).split("\n## Alerts\n", -1)[1];
        assertThat(needed).isNotEmpty().allSatisfy(collector -> assertThat(alerts)
                .contains("\n| `" + collector + "` |"));
    }

    @Test
    void everyRecordedSeriesThatIsReadIsRecorded() {
        assertThat(found(RECORDED)).isSubsetOf(recorded());
    }

    @Test
    void theListOfRecordedNamesIsComplete() throws IllegalAccessException {
        Set<String> listed = new TreeSet<>();
        for (Field field : Recorded.class.getFields()) {
            listed.add((String) field.get(null));
        }
        assertThat(recorded()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void noExpressionAggregatesAwayWhoItIsAbout() {
        assertThat(DefaultRules.RULES).filteredOn(Alert.class::isInstance).allSatisfy(rule -> assertThat(
                        rule.expression())
                .as(rule.name())
                .doesNotContainPattern("\\b(sum|max|min|count|avg) \\("));
    }

    private static List<String> recorded() {
        return DefaultRules.RULES.stream()
                .filter(RecordingRule.class::isInstance)
                .map(Rule::name)
                .toList();
    }

    private static Set<String> found(Pattern pattern) {
        return DefaultRules.RULES.stream()
                .flatMap(rule -> matches(pattern, rule.expression()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, String expression) {
        String withoutTexts = expression
                .replaceAll("\"[^\"]*\"", "\"\"")
                .replaceAll(RECORDED.pattern(), pattern == RECORDED ? "$0" : "");
        return pattern.matcher(withoutTexts).results().map(found -> found.group());
    }
}
