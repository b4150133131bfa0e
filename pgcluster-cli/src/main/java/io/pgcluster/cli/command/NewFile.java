package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.input.SpecReader;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that is to be written, or standard output; replaces nothing without --force. */
final class NewFile {
    private final @Nullable Path path;
    private final boolean force;

    private NewFile(@Nullable Path path, boolean force) {
        this.path = path;
        this.force = force;
    }

    /** The file that {@code argument} names; refuses at once what {@link #write} would refuse after many questions. */
    static NewFile at(String argument, boolean force) {
        if (argument.equals(SpecReader.STANDARD_INPUT)) {
            return new NewFile(null, force);
        }
        Path path = SpecReader.path(argument);
        if (Files.isDirectory(path)) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    argument + ": is a directory",
                    "name the file: " + path.resolve(SpecReader.DEFAULT_NAME));
        }
        if (!force && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw alreadyThere(path);
        }
        return new NewFile(path, force);
    }

    /** Writes {@code text} completely or not at all. */
    void write(Console console, String text) {
        if (path == null) {
            console.printRaw(text);
            return;
        }
        try {
            makeParent(path);
            if (force) {
                replace(path, text);
            } else {
                Files.writeString(path, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(path);
        } catch (IOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    path + ": cannot be written (" + e.getMessage() + ")",
                    "check the directory's permissions and the disk",
                    e);
        }
        console.print("Wrote " + path);
    }

    private static void makeParent(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            try {
                Files.createDirectories(parent);
            } catch (FileAlreadyExistsException e) {
                throw new IOException(e.getFile() + " is a file, expected a directory", e);
            }
        }
    }

    private static void replace(Path path, String text) throws IOException {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".new");
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private static CliException alreadyThere(Path path) {
        return CliException.of(
                ExitCode.REFUSED, path + ": already exists", "name another file, or replace it with --force");
    }
}
