package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import io.pgcluster.exporter.collector.definition.file.CollectorsFile;
import io.pgcluster.model.bind.SpecBinder;
import io.pgcluster.model.io.DocumentKind;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.shape.Shapes;
import io.pgcluster.model.tree.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads collector files, and reports everything that is wrong in them with its place. */
public final class CollectorReader {
    private static final Shape.Section SINGLE_FILE = Shapes.section(CollectorFile.class);
    private static final Shape.Section LIST_FILE = Shapes.section(CollectorsFile.class);
    private static final String HELP = "see the format of collector files in the documentation";
    private static final DocumentKind KIND =
            new DocumentKind("not-a-collector-file", "a mapping that describes collectors", HELP);

    private final Problems problems;

    /** A reader that reports to {@code problems}. */
    public CollectorReader(Problems problems) {
        this.problems = problems;
    }

    /** The one collector that {@code text} describes, as the files of this project do; empty if it is refused. */
    public Optional<DefinedCollector> readOne(String text) {
        return tree(text).flatMap(tree -> bind(tree, SINGLE_FILE, CollectorFile.class)
                .flatMap(file -> new CollectorCompiler(tree, Origin.BUILTIN, problems).compile(file, SpecPath.ROOT)));
    }

    /** The collectors in the list {@code collectors} of {@code text}, as users write them; without those that are refused. */
    public List<DefinedCollector> readAll(String text) {
        List<DefinedCollector> collectors = new ArrayList<>();
        tree(text).ifPresent(tree -> bind(tree, LIST_FILE, CollectorsFile.class).ifPresent(file -> {
            CollectorCompiler compiler = new CollectorCompiler(tree, Origin.USER, problems);
            SpecPath list = SpecPath.ROOT.child("collectors");
            for (int index = 0; index < file.collectors().size(); index++) {
                compiler.compile(file.collectors().get(index), list.element(index))
                        .ifPresent(collectors::add);
            }
        }));
        return List.copyOf(collectors);
    }

    private Optional<MapNode> tree(String text) {
        Problems own = new Problems();
        Optional<MapNode> tree = new SpecReader(own, KIND).read(text);
        own.inOrder().forEach(problems::add);
        return tree.filter(complete -> !own.hasErrors());
    }

    /** Unlike a missing key, one too many does not keep a record from being made; it is refused here. */
    private <T extends Record> Optional<T> bind(MapNode tree, Shape.Section section, Class<T> type) {
        Problems own = new Problems();
        Optional<T> bound =
                new SpecBinder(own, path -> HELP).bind(tree, section).map(type::cast);
        own.inOrder().forEach(problems::add);
        return bound.filter(complete -> !own.hasErrors());
    }
}
