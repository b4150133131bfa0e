package io.pgcluster.model.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The specifications below {@code examples/}, which the documentation shows. */
public final class Examples {
    /** The repository. */
    public static final Path ROOT = Path.of(System.getProperty("pgcluster.root", ".."));

    private Examples() {}

    /** The folder of each example, sorted. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
