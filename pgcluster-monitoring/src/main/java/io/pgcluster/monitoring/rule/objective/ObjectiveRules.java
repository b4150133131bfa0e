package io.pgcluster.monitoring.rule.objective;

import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.ArrayList;
import java.util.List;

/** The group of indicators and of the alerts on their budgets. */
public final class ObjectiveRules {
    private ObjectiveRules() {}

    /** Indicators first, since the alerts read them. */
    public static RuleGroup group(Thresholds thresholds) {
        List<Rule> rules = new ArrayList<>(Indicators.of(thresholds));
        rules.addAll(BurnRateAlerts.of(thresholds.objectives()));
        return new RuleGroup(Component.OBJECTIVE.label(), rules);
    }
}
