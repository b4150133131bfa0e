package io.pgcluster.model;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.io.SpecEditor;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.io.SpecWriter;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.resolve.Defaults;
import io.pgcluster.model.resolve.SpecResolver;
import io.pgcluster.model.tree.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Turns the text of a specification into a cluster.
 *
 * <pre>{@code
 * Resolution resolution = ClusterModel.load(Path.of("cluster.yaml"));
 * if (resolution instanceof Resolution.Accepted accepted) {
 *     use(accepted.cluster());
 * }
 * }</pre>
 */
public final class ClusterModel {
    private ClusterModel() {}

    /**
     * Reads the specification in {@code file}.
     *
     * @throws IOException if the file cannot be read; problems of its text are in the result
     */
    public static Resolution load(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Problems problems = new Problems();
        return Utf8.decode(bytes, problems)
                .map(ClusterModel::load)
                .orElseGet(() -> new Resolution.Rejected(problems.inOrder()));
    }

    /** Reads the specification {@code text}, YAML or JSON. Never throws for what the text says. */
    public static Resolution load(String text) {
        return read(text, SpecResolver::resolve);
    }

    /**
     * Reads a specification that {@link #write} wrote. It is not held against the rules again: they may have changed since.
     */
    public static Resolution restore(String resolved) {
        return read(resolved, SpecResolver::restore);
    }

    /** The complete specification of {@code cluster}, with every default written out, as YAML. */
    public static String write(Cluster cluster) {
        return SpecWriter.write(cluster.metadata(), cluster.spec());
    }

    /**
     * The text of a specification that has no errors, with other values in some places; the rest stays as it was written.
     *
     * @param values text or whole numbers, by where they belong
     * @throws IllegalArgumentException if a place is not in a mapping, or an element of a list is not there
     */
    public static String edit(String text, Map<SpecPath, Object> values) {
        return SpecEditor.set(text, values);
    }

    private static Resolution read(String text, BiFunction<SpecResolver, MapNode, Optional<Cluster>> resolve) {
        Problems problems = new Problems();
        SpecResolver resolver = new SpecResolver(Defaults.get(), problems);
        Optional<Cluster> cluster = new SpecReader(problems).read(text).flatMap(tree -> resolve.apply(resolver, tree));
        return cluster.filter(accepted -> !problems.hasErrors())
                .<Resolution>map(accepted -> new Resolution.Accepted(accepted, problems.inOrder()))
                .orElseGet(() -> new Resolution.Rejected(problems.inOrder()));
    }
}
