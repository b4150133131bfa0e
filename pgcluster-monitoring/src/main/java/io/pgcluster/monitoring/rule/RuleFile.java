package io.pgcluster.monitoring.rule;

import java.util.List;
import java.util.Map;

/** Writes a group as a file of Prometheus. */
public final class RuleFile {
    private RuleFile() {}

    /** The text of the file. */
    public static String write(RuleGroup group, Links links) {
        List<Map<String, Object>> rules =
                group.rules().stream().map(rule -> rule.tree(links)).toList();
        return YamlText.write(Map.of("groups", List.of(YamlText.map("name", group.fullName(), "rules", rules))));
    }
}
