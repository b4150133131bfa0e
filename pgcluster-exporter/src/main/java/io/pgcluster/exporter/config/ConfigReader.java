package io.pgcluster.exporter.config;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.model.bind.SpecBinder;
import io.pgcluster.model.io.DocumentKind;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.shape.Shapes;
import io.pgcluster.model.tree.MapNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lays flags over environment over file over defaults, and reads the whole strictly. Can be asked again: that is a reload. */
public final class ConfigReader {
    private static final DocumentKind KIND = new DocumentKind(
            "not-a-configuration",
            "a mapping such as servers: [{dsn: …}]",
            "start from the example in docs/reference/exporter.md");

    private final Path file;
    private final Map<String, String> environment;
    private final Flags flags;

    /** Reads {@code file}, if it is there, below {@code environment} and {@code flags}. */
    public ConfigReader(Path file, Map<String, String> environment, Flags flags) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.flags = flags;
    }

    /** The configuration as it is now, or all that is wrong with it. */
    public ConfigResult read() {
        Problems problems = new Problems();
        List<String> notes = new ArrayList<>();
        Optional<MapNode> written = written(problems, notes);
        if (written.isEmpty()) {
            return rejected(problems, new Origins(file.toString()));
        }
        Environment variables = new Environment(environment);
        Origins origins = new Origins(file.toString());
        MapNode above = flags.tree(origins);
        MapNode tree = above.over(variables.tree(origins)).over(written.get()).over(defaults());
        notes.addAll(flags.notes());
        notes.addAll(variables.notes());
        Optional<ExporterConfig> config = new SpecBinder(problems, path -> "see docs/reference/exporter.md on " + path)
                .bind(tree, Shapes.section(ExporterConfig.class))
                .map(ExporterConfig.class::cast);
        config.ifPresent(bound -> new ConfigRules(problems, tree, environment).check(bound));
        if (config.isEmpty() || problems.hasErrors()) {
            return rejected(problems, origins);
        }
        return new ConfigResult.Accepted(config.get(), List.copyOf(notes));
    }

    private Optional<MapNode> written(Problems problems, List<String> notes) {
        try {
            return Utf8.decode(Files.readAllBytes(file), problems)
                    .flatMap(text ->
                            text.isBlank() ? Optional.of(MapNode.EMPTY) : new SpecReader(problems, KIND).read(text));
        } catch (NoSuchFileException e) {
            notes.add("there is no configuration file " + file + ": going on with environment and flags");
            return Optional.of(MapNode.EMPTY);
        } catch (IOException e) {
            problems.error(
                    "unreadable",
                    SpecPath.ROOT,
                    Position.START,
                    "it cannot be read: " + Reason.of(e),
                    "check its permissions");
            return Optional.empty();
        }
    }

    private static ConfigResult rejected(Problems problems, Origins origins) {
        return new ConfigResult.Rejected(problems.inOrder(), origins.lines(problems.inOrder()));
    }

    static MapNode defaults() {
        Problems problems = new Problems();
        try (InputStream resource =
                Objects.requireNonNull(ConfigReader.class.getResourceAsStream("defaults.yaml"), "defaults.yaml")) {
            return Utf8.decode(resource.readAllBytes(), problems)
                    .flatMap(new SpecReader(problems, KIND)::read)
                    .orElseThrow(() -> new IllegalStateException("defaults.yaml: " + problems.inOrder()));
        } catch (IOException e) {
            throw new UncheckedIOException("defaults.yaml cannot be read", e);
        }
    }
}
