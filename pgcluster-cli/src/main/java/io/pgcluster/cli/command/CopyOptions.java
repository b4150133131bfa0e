package io.pgcluster.cli.command;

import io.pgcluster.cli.input.SpecReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code restore} that make a new cluster instead of replacing the data of the one that is named. */
public final class CopyOptions {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "Restore into a new cluster NAME next to this one, which goes on and is not changed. With --resume or"
                            + " --undo: finish such a restore that was interrupted, or remove what it has made.")
    private @Nullable String name;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "First port that the new cluster publishes; the others keep their distance from it. Default: the first"
                            + " free ones, in steps of 100 from those of this cluster.")
    private @Nullable Integer port;

    @Option(
            names = "--as-directory",
            paramLabel = "DIR",
            description =
                    "Directory of the new cluster, which gets its specification too, as cluster.yaml. Default: NAME, next"
                            + " to the directory of this cluster.")
    private @Nullable String directory;

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether an option was given that means nothing without {@code --as}. */
    boolean isPointless() {
        return name == null && (port != null || directory != null);
    }

    /** The directory of the new cluster, for a cluster in {@code source}. */
    Path directory(Path source) {
        String given = directory;
        return given == null ? source.resolveSibling(String.valueOf(name)) : SpecReader.path(given);
    }
}
