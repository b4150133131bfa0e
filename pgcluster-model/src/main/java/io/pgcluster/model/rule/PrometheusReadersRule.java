package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.MonitoringSpec;
import java.util.ArrayList;
import java.util.List;

/** Dashboards and alerts come from what Prometheus reads, and notifications from alerts. */
final class PrometheusReadersRule implements SpecRule {
    private static final String ID = "prometheus-readers";
    private static final String MONITORING = "spec.monitoring.";

    @Override
    public List<Finding> check(Candidate candidate) {
        MonitoringSpec monitoring = candidate.spec().monitoring();
        List<Finding> findings = new ArrayList<>();
        if (monitoring.grafana() && !monitoring.prometheus()) {
            needs(candidate, "grafana", "Grafana reads Prometheus", "prometheus", findings);
        }
        if (monitoring.alerts() && !monitoring.prometheus()) {
            needs(candidate, "alerts", "Prometheus evaluates the rules of alerts", "prometheus", findings);
        }
        if (!monitoring.webhooks().isEmpty() && !(monitoring.alerts() && monitoring.prometheus())) {
            String missing = monitoring.prometheus() ? "alerts" : "prometheus";
            needs(candidate, "webhooks", "webhooks are told of alerts", missing, findings);
        }
        return findings;
    }

    /** Only of what the user asked for: by default everything that can run does. */
    private static void needs(Candidate candidate, String asked, String why, String missing, List<Finding> findings) {
        if (candidate.wrote(MONITORING + asked)) {
            findings.add(Finding.warning(
                    ID,
                    MONITORING + asked,
                    "\"" + asked + "\" has no effect while " + MONITORING + missing + " is false: " + why,
                    "set " + MONITORING + missing + " to true, or remove \"" + asked + "\""));
        }
    }
}
