package io.pgcluster.cli.input;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.io.Utf8;
import io.pgcluster.model.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of a specification from the file or the standard input that an argument names. */
public final class SpecReader {
    /** The argument that means standard input. */
    public static final String STANDARD_INPUT = "-";

    /** The name of a specification in a directory. */
    public static final String DEFAULT_NAME = "cluster.yaml";

    private static final int MAX_BYTES = 1 << 20;

    private final Console console;

    /** Reads standard input from {@code console}. */
    public SpecReader(Console console) {
        this.console = console;
    }

    /** Reads what {@code argument} names; bytes that are not UTF-8 text become the defect of the result. */
    public SpecText read(String argument) {
        try {
            if (argument.equals(STANDARD_INPUT)) {
                return decode("<stdin>", console.input());
            }
            try (InputStream bytes = Files.newInputStream(existing(argument))) {
                return decode(argument, bytes);
            }
        } catch (AccessDeniedException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    argument + ": permission denied",
                    "make it readable: chmod u+r " + argument,
                    e);
        } catch (IOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    argument + ": cannot be read (" + e.getMessage() + ")",
                    "check the path and the disk",
                    e);
        }
    }

    private static SpecText decode(String name, InputStream bytes) throws IOException {
        byte[] content = bytes.readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    name + ": larger than " + (MAX_BYTES >> 20) + " MiB, far more than any specification needs",
                    "name the specification itself, such as " + DEFAULT_NAME);
        }
        Problems problems = new Problems();
        Optional<String> text = Utf8.decode(content, problems);
        return text.map(good -> new SpecText(name, good, Optional.empty()))
                .orElseGet(() -> new SpecText(
                        name,
                        new String(content, StandardCharsets.UTF_8),
                        problems.inOrder().stream().findFirst()));
    }

    /** The path that {@code argument} writes; whether anything is there is another question. */
    public static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw CliException.of(
                    ExitCode.USAGE, "\"" + argument + "\" is not a path: " + e.getReason(), "name a file, or -", e);
        }
    }

    private static Path existing(String argument) {
        Path path = path(argument);
        if (Files.isDirectory(path)) {
            throw CliException.of(ExitCode.ENVIRONMENT, argument + ": is a directory", hintForDirectory(path));
        }
        if (!Files.exists(path)) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    argument + ": no such file",
                    "create one with: pgcluster init " + argument
                            + "; or name one, such as examples/quickstart/cluster.yaml");
        }
        return path;
    }

    private static String hintForDirectory(Path directory) {
        Path inside = directory.resolve(DEFAULT_NAME);
        return Files.isRegularFile(inside) ? "did you mean " + inside + "?" : "name the specification in it";
    }
}
