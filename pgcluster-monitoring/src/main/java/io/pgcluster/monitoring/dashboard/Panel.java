package io.pgcluster.monitoring.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One panel.
 *
 * @param description Markdown: what it is, what is normal, what to do
 * @param steps of all values that no column has its own for
 * @param columns of a table in their order
 * @param look switches that only some kinds of panels have
 * @param mayBeEmpty why the panel may rightly have no data
 */
record Panel(
        PanelKind kind,
        String title,
        String description,
        Unit unit,
        Steps steps,
        List<ValueText> texts,
        List<Target> targets,
        List<Column> columns,
        Optional<DrillDown> link,
        Set<Look> look,
        Optional<String> mayBeEmpty,
        int width,
        int height) {
    Panel {
        texts = List.copyOf(texts);
        targets = List.copyOf(targets);
        columns = List.copyOf(columns);
        look = Set.copyOf(look);
    }

    boolean is(Look wanted) {
        return look.contains(wanted);
    }
}
