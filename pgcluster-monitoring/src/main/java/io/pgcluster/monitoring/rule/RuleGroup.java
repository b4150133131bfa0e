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

    /** The file of this group. */
    public String fileName() {
        return "pgcluster-" + name + ".yaml";
    }
}
