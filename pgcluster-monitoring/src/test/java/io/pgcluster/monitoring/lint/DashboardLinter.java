package io.pgcluster.monitoring.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the JSON of dashboards as Grafana reads it. Most rules are those of grafana/dashboard-linter; the others hold each panel to what
 * alerts compare with and to metrics that exist.
 */
final class DashboardLinter {
    private final List<Finding> findings = new ArrayList<>();
    private final QueryRules queries;
    private final PanelRules panels;

    /**
     * Reads nothing yet.
     *
     * @param limits every number that a panel may change its color at
     * @param recorded names of recorded series
     * @param uids dashboards that links may lead to
     */
    DashboardLinter(MetricCatalogue catalogue, Set<Double> limits, Set<String> recorded, Set<String> uids) {
        queries = new QueryRules(catalogue, recorded, this::found);
        panels = new PanelRules(limits, uids, this::found);
    }

    /** Where rules report to. */
    interface Report {
        void found(String rule, String where, String what);
    }

    private void found(String rule, String where, String what) {
        findings.add(new Finding(rule, where, what));
    }

    List<Finding> check(JsonNode dashboard) {
        findings.clear();
        new HeaderRules(dashboard, this::found).check();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : panelsOf(dashboard)) {
            String where = dashboard.path("title").asText() + " / "
                    + panel.path("title").asText();
            if (!ids.add(panel.path("id").asInt())) {
                found("panel-id-unique", where, "id " + panel.path("id"));
            }
            if (!panel.path("type").asText().equals("row")) {
                panels.check(panel, where);
                queries.check(panel, where);
            }
        }
        panels.overlaps(dashboard.path("panels"), dashboard.path("title").asText());
        return List.copyOf(findings);
    }

    /** Rows, and panels inside and outside of them. */
    static List<JsonNode> panelsOf(JsonNode dashboard) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            all.add(panel);
            panel.path("panels").forEach(all::add);
        }
        return all;
    }
}
