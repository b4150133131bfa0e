package io.pgcluster.monitoring.rule;

import java.util.Map;

/**
 * A series that is computed once for all who use it.
 *
 * @param name {@code level:metric:operation}
 * @param expression PromQL
 */
public record RecordingRule(String name, String expression) implements Rule {
    /** Refuses names that do not tell level and operation. */
    public RecordingRule {
        if (!name.matches("(instance|cluster):[a-z0-9_]+:[a-z0-9_]+")) {
            throw new IllegalArgumentException("a recorded name is level:metric:operation, found \"" + name + "\"");
        }
        expression = expression.strip();
    }

    @Override
    public Map<String, Object> tree(Links links) {
        return YamlText.map("record", name, "expr", expression);
    }
}
