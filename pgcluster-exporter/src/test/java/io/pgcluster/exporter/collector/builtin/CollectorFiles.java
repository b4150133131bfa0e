package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import io.pgcluster.model.bind.SpecBinder;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.shape.Shapes;
import java.util.List;

/** The collector files of the project as records. */
final class CollectorFiles {
    private CollectorFiles() {}

    /** All of them by name. */
    static List<CollectorFile> all() {
        return CollectorFolder.names().stream().map(CollectorFiles::read).toList();
    }

    private static CollectorFile read(String name) {
        Problems problems = new Problems();
        return new SpecReader(problems)
                .read(CollectorFolder.text(name))
                .flatMap(tree -> new SpecBinder(problems).bind(tree, Shapes.section(CollectorFile.class)))
                .map(CollectorFile.class::cast)
                .orElseThrow(() -> new AssertionError(name + " is refused: " + problems.inOrder()));
    }
}
