package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where a cluster's files are. */
public final class OutputDirectory {
    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Directory of the rendered files. Default: out/NAME, by the name of the cluster.")
    private @Nullable String directory;

    /** The directory for {@code cluster}; it may not be there yet, but it is not a file. */
    public Path of(Cluster cluster) {
        Path path;
        try {
            path = directory == null ? Path.of("out", cluster.name()) : Path.of(directory);
        } catch (InvalidPathException e) {
            throw CliException.of(
                    ExitCode.USAGE, "\"" + directory + "\" is not a path: " + e.getReason(), "name a directory", e);
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT, path + ": is a file, expected a directory", "choose another with -d DIR");
        }
        return path;
    }
}
