package io.pgcluster.monitoring.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dashboards keep the rules, and each rule notices when one is broken. */
class DashboardLinterTest {
    private static final String SERVER = "{job=~\"$job\",cluster=~\"$cluster\",instance=~\"$instance\"}";

    @Test
    void dashboardsKeepTheRules() throws IOException {
        DashboardLinter linter = Dashboards.linter();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode dashboard : Dashboards.all()) {
            findings.addAll(linter.check(dashboard));
        }
        assertThat(findings.stream().map(Finding::toString)).isEmpty();
    }

    @Test
    void uidsAreUniqueAndEqualFileNames() {
        assertThat(Dashboards.all().stream()
                        .map(dashboard -> dashboard.path("uid").asText()))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @TestFactory
    List<DynamicTest> eachRuleNoticesThatItIsBroken() {
        return List.of(
                breaks("uneditable", dashboard -> dashboard.put("editable", true)),
                breaks("stable-uid", dashboard -> dashboard.put("uid", "x1")),
                breaks("shared-crosshair", dashboard -> dashboard.put("graphTooltip", 0)),
                breaks("dashboard-description", dashboard -> dashboard.put("description", "")),
                breaks("template-datasource", dashboard -> variable(dashboard, "datasource")
                        .put("label", "Source")),
                breaks("template-job", dashboard -> variable(dashboard, "job").put("name", "jobs")),
                breaks("template-instance", dashboard -> variable(dashboard, "instance")
                        .put("name", "server")),
                breaks("template-label", dashboard -> variable(dashboard, "job").put("label", "job")),
                breaks("template-on-time-change-reload", dashboard -> variable(dashboard, "job")
                        .put("refresh", 1)),
                breaks("template-multi", dashboard -> variable(dashboard, "job").put("multi", false)),
                breaks("template-label-promql", dashboard -> variable(dashboard, "job")
                        .put("definition", "pg_up")),
                breaks("template-datasource-used", dashboard -> variable(dashboard, "job")
                        .putNull("datasource")),
                breaks("variable-defined", dashboard -> query(dashboard, "max by (job) (pg_up{job=~\"$nothing\"})")),
                breaks("variable-used", dashboard -> ((ArrayNode)
                                dashboard.path("templating").path("list"))
                        .addObject()
                        .put("name", "unused")),
                breaks("panel-id-unique", dashboard -> panel(dashboard).put("id", 1)),
                breaks("panel-kind", dashboard -> panel(dashboard).put("type", "polystat")),
                breaks("panel-title-description", dashboard -> panel(dashboard).put("title", " ")),
                breaks("panel-title-description", dashboard -> panel(dashboard).put("description", "Servers.")),
                breaks("panel-datasource", dashboard -> panel(dashboard).putNull("datasource")),
                breaks("panel-no-targets", dashboard -> panel(dashboard).putArray("targets")),
                breaks("panel-units", dashboard -> defaults(dashboard).put("unit", "furlongs")),
                breaks("threshold-is-an-alerts", dashboard -> ((ArrayNode)
                                defaults(dashboard).path("thresholds").path("steps"))
                        .addObject()
                        .put("value", 0.123)),
                breaks(
                        "link-target",
                        dashboard -> link(dashboard, "/d/elsewhere?var-datasource=x&${__url_time_range}")),
                breaks("link-keeps-context", dashboard -> link(dashboard, "/d/pgcluster-exporter?")),
                breaks(
                        "link-label",
                        dashboard -> link(
                                dashboard,
                                "/d/pgcluster-tables?var-datasource=x&var-datname=${__field.labels.datname}&${__url_time_range}")),
                breaks(
                        "panel-overlap",
                        dashboard -> ((ObjectNode) panel(dashboard).path("gridPos")).put("w", 6)),
                breaks(
                        "panel-in-grid",
                        dashboard -> ((ObjectNode) panel(dashboard).path("gridPos")).put("w", 30)),
                breaks("target-ref-id", dashboard -> ((ArrayNode)
                                panel(dashboard).path("targets"))
                        .add(panel(dashboard).path("targets").get(0))),
                breaks("target-rate-interval", rated("pg_stat_database_xact_commit", "1m")),
                breaks("target-promql", dashboard -> query(dashboard, "vector(1)")),
                breaks("target-job", dashboard -> query(dashboard, "max(pg_up{cluster=~\"$cluster\"})")),
                breaks("target-cluster", dashboard -> query(dashboard, "max(pg_up{job=~\"$job\"})")),
                breaks("metric-exists", dashboard -> query(dashboard, "max(pg_down" + SERVER + ")")),
                breaks("recorded-exists", dashboard -> query(dashboard, "max(instance:pg_nothing:sum)")),
                breaks("rate-of-counters-only", rated("pg_database_size_bytes", "$__rate_interval")),
                breaks(
                        "target-counter-agg",
                        dashboard -> query(dashboard, "sum(pg_stat_database_deadlocks" + SERVER + ")")),
                breaks("explicit-aggregation", dashboard -> query(dashboard, "pg_up" + SERVER)));
    }

    private static DynamicTest breaks(String rule, Consumer<ObjectNode> change) {
        return dynamicTest(rule, () -> {
            ObjectNode dashboard = (ObjectNode) Dashboards.overview();
            DashboardLinter linter = Dashboards.linter();
            assertThat(linter.check(dashboard)).isEmpty();
            change.accept(dashboard);
            assertThat(linter.check(dashboard)).extracting(Finding::rule).contains(rule);
        });
    }

    private static Consumer<ObjectNode> rated(String metric, String window) {
        return dashboard -> query(dashboard, "sum(rate(" + metric + SERVER + "[" + window + "]))");
    }

    private static ObjectNode panel(JsonNode dashboard) {
        return (ObjectNode) dashboard.path("panels").get(1);
    }

    private static ObjectNode defaults(JsonNode dashboard) {
        return (ObjectNode) panel(dashboard).path("fieldConfig").path("defaults");
    }

    private static void query(JsonNode dashboard, String expression) {
        ((ObjectNode) panel(dashboard).path("targets").get(0)).put("expr", expression);
    }

    private static void link(JsonNode dashboard, String url) {
        ((ObjectNode) defaults(dashboard).path("links").get(0)).put("url", url);
    }

    private static ObjectNode variable(JsonNode dashboard, String name) {
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            if (variable.path("name").asText().equals(name)) {
                return (ObjectNode) variable;
            }
        }
        throw new AssertionError("no variable " + name);
    }
}
