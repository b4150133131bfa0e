package io.pgcluster.render;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The specifications that the documentation shows. */
public final class Examples {
    /** The repository's directory. */
    public static final Path ROOT = Path.of(System.getProperty("pgcluster.root", ".."));

    private Examples() {}

    /** Their names, sorted. */
    public static List<String> names() {
        try (Stream<Path> directories = Files.list(ROOT.resolve("examples"))) {
            return directories
                    .filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of one of them, for those of its targets that this version renders. */
    public static Bundle bundle(String name) {
        Set<Target> targets = EnumSet.copyOf(Target.implemented());
        targets.retainAll(cluster(name).spec().targets());
        return ClusterRenderer.render(cluster(name), targets);
    }

    /** The cluster of one of them; a rejected example fails the test. */
    public static Cluster cluster(String name) {
        Path file = ROOT.resolve("examples").resolve(name).resolve("cluster.yaml");
        try {
            Resolution resolution = ClusterModel.load(file);
            if (resolution instanceof Resolution.Accepted accepted) {
                return accepted.cluster();
            }
            throw new AssertionError(file + " is refused: " + resolution.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
