package io.pgcluster.monitoring.rule.objective;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Scope;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.rule.recording.Recorded;
import io.pgcluster.monitoring.threshold.ServiceObjectives;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Alerts on how fast an error budget of 30 days is used up. A long window shows that the loss matters, a short one that it goes on:
 * 2% of the budget in an hour or 5% in 6 hours call a person, 10% in 3 days are work for a day.
 */
final class BurnRateAlerts {
    private BurnRateAlerts() {}

    static List<Alert> of(ServiceObjectives objectives) {
        return Stream.of(
                        pair(
                                "PostgresAvailabilityBudgetBurn",
                                Recorded.CLUSTER_AVAILABILITY,
                                objectives.availability(),
                                Dashboard.PATRONI,
                                "a primary is reachable"),
                        pair(
                                "PostgresFreshnessBudgetBurn",
                                Recorded.CLUSTER_FRESHNESS,
                                objectives.freshness(),
                                Dashboard.REPLICATION,
                                "replicas are up to date"),
                        pair(
                                "PostgresDurabilityBudgetBurn",
                                Recorded.CLUSTER_DURABILITY,
                                objectives.durability(),
                                Dashboard.BACKUP,
                                "archive and backups are up to date"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Alert> pair(
            String name, String indicator, double objective, Dashboard dashboard, String promise) {
        String fast = window(indicator, objective, "14.4", "1h", "5m") + "\nor\n"
                + window(indicator, objective, "6", "6h", "30m");
        String slow = window(indicator, objective, "1", "3d", "6h");
        return Stream.of(
                        alert(
                                        name,
                                        objective,
                                        dashboard,
                                        promise,
                                        fast,
                                        "At this rate the budget of 30 days is gone within 5 days.")
                                .as(Severity.CRITICAL),
                        alert(
                                        name,
                                        objective,
                                        dashboard,
                                        promise,
                                        slow,
                                        "At this rate the budget of 30 days does not last.")
                                .as(Severity.WARNING))
                .flatMap(List::stream)
                .toList();
    }

    private static AlertBuilder alert(
            String name, double objective, Dashboard dashboard, String promise, String expression, String consequence) {
        return AlertBuilder.of(name, Component.OBJECTIVE)
                .about(Scope.CLUSTER)
                .on(dashboard)
                .when(expression)
                .with("objective", Limit.share(objective))
                .says(
                        "<who> uses up its error budget: " + promise,
                        "It was not true for <value:percent> of the time that " + promise
                                + "; the objective is <objective> of 30 days. " + consequence);
    }

    private static String window(String indicator, double objective, String rate, String longRange, String shortRange) {
        BigDecimal allowed =
                BigDecimal.ONE.subtract(BigDecimal.valueOf(objective)).multiply(new BigDecimal(rate));
        return "(1 - avg_over_time(%s[%s]) > %s and 1 - avg_over_time(%s[%s]) > %s)"
                .replaceFirst("%s", indicator)
                .replaceFirst("%s", longRange)
                .replaceFirst("%s", Limit.number(allowed.doubleValue()))
                .replaceFirst("%s", indicator)
                .replaceFirst("%s", shortRange)
                .replaceFirst("%s", Limit.number(allowed.doubleValue()));
    }
}
