package io.pgcluster.monitoring.dashboard;

import java.util.List;

/**
 * A dashboard.
 *
 * @param uid stable; part of its address, and the name of its file
 * @param description what it answers
 * @param since default range until now, such as {@code 3h}
 */
public record Dashboard(
        String uid,
        String title,
        String description,
        String since,
        List<Variable> variables,
        List<Annotation> annotations,
        List<Row> rows) {
    /** Copies the lists. */
    public Dashboard {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        rows = List.copyOf(rows);
    }
}
