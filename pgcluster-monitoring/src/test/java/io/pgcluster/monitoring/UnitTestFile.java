package io.pgcluster.monitoring;

import io.pgcluster.monitoring.AlertCase.Input;
import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.rule.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case as promtool reads it. */
final class UnitTestFile {
    private static final Pattern SERIES =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)})?\\s+(.+)", Pattern.DOTALL);

    private final AlertCase given;
    private final List<Alert> alerts;

    UnitTestFile(AlertCase given, List<Alert> alerts) {
        this.given = given;
        this.alerts = alerts;
    }

    /** Groups are evaluated in this order; promtool would choose any. */
    String write(List<RuleGroup> groups) {
        return YamlText.write(YamlText.map(
                "rule_files", groups.stream().map(RuleGroup::fileName).toList(),
                "evaluation_interval", given.interval,
                "group_eval_order", groups.stream().map(RuleGroup::fullName).toList(),
                "tests", List.of(test())));
    }

    private Map<String, Object> test() {
        List<Map<String, Object>> checks = new ArrayList<>();
        given.quietAt.forEach(time -> checks.add(check(time, List.of())));
        checks.add(check(given.firesAt, expected()));
        return YamlText.map("interval", given.interval, "input_series", series(), "alert_rule_test", checks);
    }

    private Map<String, Object> check(String time, List<Map<String, Object>> expected) {
        return YamlText.map("eval_time", time, "alertname", given.alert, "exp_alerts", expected);
    }

    private List<Map<String, Object>> series() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Input input : given.inputs) {
            input.series().forEach(text -> all.add(series(input.cluster(), text)));
        }
        return all;
    }

    private static Map<String, Object> series(String cluster, String text) {
        Matcher matcher = SERIES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a series: " + text);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", cluster);
        labels.put("instance", "pg1");
        labels.put("job", "pgcluster");
        if (matcher.group(2) != null) {
            for (String label : matcher.group(2).split(",", -1)) {
                labels.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
            }
        }
        labels.putIfAbsent("server", labels.get("instance"));
        labels.values().removeIf(String::isEmpty);
        StringBuilder selector = new StringBuilder(matcher.group(1)).append('{');
        labels.forEach((name, value) -> selector.append(selector.charAt(selector.length() - 1) == '{' ? "" : ", ")
                .append(name)
                .append("=\"")
                .append(value)
                .append('"'));
        return YamlText.map("series", selector.append('}').toString(), "values", matcher.group(3));
    }

    private List<Map<String, Object>> expected() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Input input : given.inputs) {
            for (Severity severity : input.severities()) {
                all.add(expected(input, alert(severity)));
            }
        }
        return all;
    }

    private Alert alert(Severity severity) {
        return alerts.stream()
                .filter(alert -> alert.name().equals(given.alert) && alert.severity() == severity)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alert " + given.alert + " is " + severity));
    }

    private Map<String, Object> expected(Input input, Alert alert) {
        Map<String, String> labels = new LinkedHashMap<>();
        String dashboard = "http://localhost:3000/d/" + alert.dashboard().uid();
        if (alert.scope() != Scope.GLOBAL) {
            labels.put("cluster", input.cluster());
        }
        if (alert.scope() == Scope.INSTANCE) {
            labels.put("instance", "pg1");
        }
        labels.putAll(given.labels);
        labels.values().removeIf(String::isEmpty);
        if (alert.scope() != Scope.GLOBAL) {
            dashboard += "?var-cluster=" + labels.getOrDefault("cluster", "");
        }
        if (alert.scope() == Scope.INSTANCE) {
            dashboard += "&var-instance=" + labels.get("instance");
        }
        Map<String, Object> annotations = YamlText.map(
                "summary",
                AlertTexts.fill(alert.message().summary(), labels, input.value()),
                "description",
                AlertTexts.fill(alert.message().description(), labels, input.value()),
                "runbook_url",
                "docs/runbooks/" + alert.name() + ".md",
                "dashboard_url",
                dashboard);
        labels.put("severity", alert.severity().label());
        labels.put("component", alert.component().label());
        return YamlText.map("exp_labels", labels, "exp_annotations", annotations);
    }
}
