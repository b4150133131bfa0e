package io.pgcluster.model.rule;

import java.util.List;

/** Every rule. */
public final class SpecRules {
    private static final List<SpecRule> ALL = List.of();

    private SpecRules() {}

    /** Every rule, in the order of the sections that they are about. */
    public static List<SpecRule> all() {
        return ALL;
    }
}
