package io.pgcluster.monitoring.rule;

import io.pgcluster.model.value.TimeSpan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An alert. Two alerts of different severity may share a name and a runbook.
 *
 * @param name CamelCase, stable: runbooks, silences and routes refer to it
 * @param expression PromQL; true while there is something left
 * @param pending for how long it must be true; at once if empty
 * @param message what it says
 */
public record Alert(
        String name,
        Severity severity,
        Component component,
        Scope scope,
        String expression,
        Optional<TimeSpan> pending,
        Message message,
        Dashboard dashboard)
        implements Rule {
    /**
     * Texts of an alert, as templates of Prometheus.
     *
     * @param summary one line: who and what
     * @param description value, threshold and consequence
     */
    public record Message(String summary, String description) {}

    @Override
    public Map<String, Object> tree(Links links) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alert", name);
        tree.put("expr", expression);
        pending.ifPresent(span -> tree.put("for", span.toString()));
        tree.put("labels", YamlText.map("severity", severity.label(), "component", component.label()));
        tree.put(
                "annotations",
                YamlText.map(
                        "summary",
                        message.summary(),
                        "description",
                        message.description(),
                        "runbook_url",
                        links.runbookUrl() + "/" + name + ".md",
                        "dashboard_url",
                        links.grafanaUrl() + "/d/" + dashboard.uid() + scope.query()));
        return tree;
    }
}
