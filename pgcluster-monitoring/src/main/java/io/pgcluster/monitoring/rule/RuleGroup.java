package io.pgcluster.monitoring.rule;

import java.util.List;

/**
 * Rules that Prometheus evaluates in order, in a file of their own.
 *
 * @param name of the group, and of its file after {@code pgcluster-}
 * @param rules in the order of evaluation
 */
public record RuleGroup(String name, List<Rule> rules) {
    /** Copies the rules. */
    public RuleGroup {
        rules = List.copyOf(rules);
    }

    /** The name by which Prometheus knows the group, among those of other people. */
    public String fullName() {
        return "pgcluster-" + name;
    }

    /** The file of this group. */
    public String fileName() {
        return fullName() + ".yaml";
    }

    /** Those of the rules that are alerts. */
    public List<Alert> alerts() {
        return rules.stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .toList();
    }
}
