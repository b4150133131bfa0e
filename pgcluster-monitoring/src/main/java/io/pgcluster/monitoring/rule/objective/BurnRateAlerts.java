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
                                "availability",
                                "no primary was reachable"),
                        pair(
                                "PostgresFreshnessBudgetBurn",
                                Recorded.CLUSTER_FRESHNESS,
                                objectives.freshness(),
                                Dashboard.REPLICATION,
                                "freshness",
                                "a replica was behind"),
                        pair(
                                "PostgresDurabilityBudgetBurn",
                                Recorded.CLUSTER_DURABILITY,
                                objectives.durability(),
                                Dashboard.BACKUP,
                                "durability",
                                "archive or backups were behind"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Alert> pair(
            String name, String indicator, double objective, Dashboard dashboard, String promise, String loss) {
        String fast = window(indicator, objective, "14.4", "1h", "5m") + "\nor\n"
                + window(indicator, objective, "6", "6h", "30m");
        String slow = window(indicator, objective, "1", "3d", "6h");
        return Stream.of(
                        alert(
                                        name,
                                        objective,
                                        dashboard,
                                        promise,
                                        loss,
                                        fast,
                                        "At this rate the budget of 30 days is gone within 5 days.")
                                .as(Severity.CRITICAL),
                        alert(
                                        name,
                                        objective,
                                        dashboard,
                                        promise,
                                        loss,
                                        slow,
                                        "At this rate the budget of 30 days does not last.")
                                .as(Severity.WARNING))
                .flatMap(List::stream)
                .toList();
    }

    private static AlertBuilder alert(
            String name,
            double objective,
            Dashboard dashboard,
            String promise,
            String loss,
            String expression,
            String consequence) {
        return AlertBuilder.of(name, Component.OBJECTIVE)
                .about(Scope.CLUSTER)
                .on(dashboard)
                .when(expression)
                .with("allowed", Limit.share(allowed(objective, BigDecimal.ONE)))
                .says(
                        "<who> uses up its error budget of " + promise,
                        "For <value:percent> of the time " + loss + "; the objective allows <allowed> in 30 days. "
                                + consequence);
    }

    private static String window(String indicator, double objective, String rate, String longRange, String shortRange) {
        return "(" + lost(indicator, longRange, objective, rate) + " and "
                + lost(indicator, shortRange, objective, rate) + ")";
    }

    private static String lost(String indicator, String range, double objective, String rate) {
        double limit = allowed(objective, new BigDecimal(rate));
        return "1 - avg_over_time(" + indicator + "[" + range + "]) > " + Limit.number(limit);
    }

    /** The share of time that may be lost; decimal, since 1 - 0.999 is not 0.001 in binary. */
    private static double allowed(double objective, BigDecimal rate) {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(objective))
                .multiply(rate)
                .doubleValue();
    }
}
