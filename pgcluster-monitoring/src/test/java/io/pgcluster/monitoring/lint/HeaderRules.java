package io.pgcluster.monitoring.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables, and what holds for the dashboard as a whole. */
final class HeaderRules {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]\\w*)");
    private static final Map<String, String> LABELS = Map.of(
            "datasource",
            "Data source",
            "job",
            "Job",
            "instance",
            "Instance",
            "cluster",
            "Cluster",
            "datname",
            "Database");

    private final JsonNode dashboard;
    private final DashboardLinter.Report report;
    private final String where;
    private final Map<String, JsonNode> variables = new HashMap<>();

    HeaderRules(JsonNode dashboard, DashboardLinter.Report report) {
        this.dashboard = dashboard;
        this.report = report;
        this.where = dashboard.path("title").asText();
        dashboard
                .path("templating")
                .path("list")
                .forEach(variable -> variables.put(variable.path("name").asText(), variable));
    }

    void check() {
        if (dashboard.path("editable").asBoolean(true)) {
            report.found("uneditable", where, "editable is not false");
        }
        if (!dashboard.path("uid").asText().matches("pgcluster-[a-z]+")) {
            report.found("stable-uid", where, "uid " + dashboard.path("uid"));
        }
        if (dashboard.path("graphTooltip").asInt() != 1) {
            report.found("shared-crosshair", where, "graphTooltip is " + dashboard.path("graphTooltip"));
        }
        if (dashboard.path("description").asText().isBlank()) {
            report.found("dashboard-description", where, "none");
        }
        dataSource();
        List.of("job", "cluster", "instance").forEach(this::required);
        variables.values().forEach(this::queryVariable);
        definedAndUsed();
    }

    private void dataSource() {
        long count = variables.values().stream()
                .filter(variable -> variable.path("type").asText().equals("datasource"))
                .count();
        JsonNode source = variables.get("datasource");
        if (count != 1 || source == null || !source.path("label").asText().equals("Data source")) {
            report.found("template-datasource", where, "needs exactly one, named datasource, labelled Data source");
        }
    }

    private void required(String name) {
        if (!variables.containsKey(name)) {
            report.found("template-" + name, where, "no variable " + name);
        }
    }

    private void queryVariable(JsonNode variable) {
        String name = variable.path("name").asText();
        if (LABELS.containsKey(name)
                && !LABELS.get(name).equals(variable.path("label").asText())) {
            report.found("template-label", where, name + " is labelled " + variable.path("label"));
        }
        if (!variable.path("type").asText().equals("query")) {
            return;
        }
        if (variable.path("refresh").asInt() != 2) {
            report.found("template-on-time-change-reload", where, name);
        }
        if (!variable.path("multi").asBoolean()
                || !variable.path("includeAll").asBoolean()
                || !variable.path("allValue").asText().matches("\\.[+*]")) {
            report.found("template-multi", where, name + " does not offer several values and all of them");
        }
        if (!variable.path("datasource").path("uid").asText().equals("${datasource}")) {
            report.found("template-datasource-used", where, name);
        }
        if (!variable.path("definition").asText().matches("label_values\\([a-z_]+(\\{.*\\})?, \\w+\\)")) {
            report.found(
                    "template-label-promql",
                    where,
                    name + ": " + variable.path("definition").asText());
        }
    }

    private void definedAndUsed() {
        Set<String> used = new HashSet<>();
        Matcher matcher = VARIABLE.matcher(dashboard.toString());
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        for (String name : used) {
            if (!name.startsWith("__") && !variables.containsKey(name)) {
                report.found("variable-defined", where, "$" + name);
            }
        }
        for (String name : variables.keySet()) {
            if (!used.contains(name)) {
                report.found("variable-used", where, "$" + name);
            }
        }
    }
}
