package io.pgcluster.monitoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.monitoring.Programs;
import io.pgcluster.monitoring.dashboard.Selectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries as Prometheus reads them, and which metrics they read. */
class ExpressionsTest {
    private static final Map<String, String> VALUES = new TreeMap<>(Map.of(
            "$__rate_interval", "1m",
            "$__range", "3h",
            "$topn", "10",
            "$job", "pg|node",
            "$cluster", ".*",
            "$instance", "(pg1|pg2)",
            "$datname", ".*",
            "$queryid", ".*",
            "$schema", ".*",
            "$table", ".*"));

    @Test
    void promtoolParsesEveryQuery(@TempDir Path directory) throws IOException, InterruptedException {
        Programs.orSkip("promtool", "prometheus");
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboards\n  rules:\n");
        int number = 0;
        for (JsonNode dashboard : Dashboards.all()) {
            for (String expression : Dashboards.expressions(dashboard)) {
                rules.append("  - record: q").append(number++).append("\n    expr: |-\n      ");
                rules.append(filledIn(expression)).append('\n');
            }
        }
        Files.writeString(directory.resolve("rules.yaml"), rules);
        Programs.Result result = Programs.run(directory, List.of("promtool", "check", "rules", "rules.yaml"));
        assertThat(result.code()).as(result.output()).isEqualTo(0);
        assertThat(result.output()).contains(number + " rules found");
    }

    private static String filledIn(String expression) {
        String text = expression;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        assertThat(text)
                .as(expression)
                .doesNotContain("$job")
                .doesNotContain("{@")
                .doesNotContain("$__");
        return text;
    }

    @Test
    void everyListedHostMetricIsUsed() throws IOException {
        assertThat(Dashboards.catalogue().host()).as("node-metrics.tsv").isSubsetOf(used());
    }

    /** Not a failure: families are of use without a panel. */
    @Test
    void reportsFamiliesThatNoPanelShows() throws IOException {
        Set<String> unused = new TreeSet<>(Dashboards.catalogue().exported());
        unused.removeAll(used());
        System.out.println(unused.size() + " families that no dashboard shows: " + String.join(", ", unused));
        assertThat(unused).doesNotContain("pg_up", "pg_stat_database_xact_commit");
    }

    private static Set<String> used() {
        Set<String> names = new TreeSet<>();
        for (JsonNode dashboard : Dashboards.all()) {
            for (String expression : Dashboards.expressions(dashboard)) {
                Selectors.in(expression).forEach(selector -> names.add(selector.metric()));
            }
            dashboard.path("templating").path("list").forEach(variable -> Selectors.in(
                            variable.path("definition").asText().replace("label_values", ""))
                    .forEach(selector -> names.add(selector.metric())));
        }
        return names;
    }
}
