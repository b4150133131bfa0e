package io.pgcluster.cli.wizard;

import io.pgcluster.model.spec.MonitoringSpec;
import java.util.List;
import java.util.function.Predicate;

/** What watches the cluster. */
final class MonitoringStep {
    private MonitoringStep() {}

    static Step step() {
        return new Step(
                "Monitoring",
                List.of(
                        question("prometheus", "prometheus", "Collect metrics", MonitoringSpec::prometheus),
                        question("grafana", "grafana", "Show dashboards", MonitoringSpec::grafana),
                        question("alerts", "alerts", "Raise alerts", MonitoringSpec::alerts),
                        question("pgAdmin", "pgadmin", "Run pgAdmin", MonitoringSpec::pgAdmin),
                        question(
                                "detailedLogging",
                                "detailed-logging",
                                "Log slow statements, lock waits and connections",
                                MonitoringSpec::detailedLogging)));
    }

    private static Question question(String field, String option, String text, Predicate<MonitoringSpec> preset) {
        return Question.yesNo(
                "spec.monitoring." + field,
                option,
                text,
                cluster -> preset.test(cluster.spec().monitoring()));
    }
}
