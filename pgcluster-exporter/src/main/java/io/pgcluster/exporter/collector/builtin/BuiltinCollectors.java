package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.model.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of all collectors that the exporter brings. */
public final class BuiltinCollectors {
    private BuiltinCollectors() {}

    /**
     * All of them by name. Reading their files takes a moment, so callers keep the result.
     *
     * @throws IllegalStateException if one of the files is refused, which a test of the build excludes
     */
    public static List<Collector> all() {
        return Stream.concat(
                        CollectorFolder.names().stream().map(BuiltinCollectors::read),
                        Stream.of(new SettingsCollector()))
                .sorted(Comparator.comparing(Collector::name))
                .toList();
    }

    private static DefinedCollector read(String name) {
        Problems problems = new Problems();
        Optional<DefinedCollector> collector = new CollectorReader(problems).readOne(CollectorFolder.text(name));
        return collector.orElseThrow(() ->
                new IllegalStateException("the collector file " + name + ".yaml is refused: " + problems.inOrder()));
    }
}
