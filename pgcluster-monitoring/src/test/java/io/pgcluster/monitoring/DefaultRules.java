package io.pgcluster.monitoring;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;

/** The rules with the default thresholds, which are those of the checked-in files. */
public final class DefaultRules {
    /** All groups. */
    public static final List<RuleGroup> GROUPS = MonitoringFiles.groups(Thresholds.DEFAULT);

    /** The rules of all groups. */
    public static final List<Rule> RULES =
            GROUPS.stream().flatMap(group -> group.rules().stream()).toList();

    /** The alerts of all groups. */
    public static final List<Alert> ALERTS =
            GROUPS.stream().flatMap(group -> group.alerts().stream()).toList();

    private DefaultRules() {}
}
