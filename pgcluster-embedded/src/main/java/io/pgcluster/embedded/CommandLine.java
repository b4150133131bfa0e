package io.pgcluster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a limit of time. */
final class CommandLine {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private CommandLine() {}

    /**
     * Runs it in {@code directory}, its output in {@code output}; throws with that output if it fails, or is still running
     * after {@code limit}. A file and no pipe, since a server that a program leaves behind would hold a pipe open. An interrupt
     * of this thread ends the program; Ctrl-C at the terminal does not reach it, so that its caller decides in what order things
     * end.
     */
    static void run(Path directory, Path output, Duration limit, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(detached(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            await(builder.start(), limit, command, output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    private static void await(Process process, Duration limit, List<String> command, Path output) throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw new IllegalStateException(command + " was still running after " + limit);
            }
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ":\n"
                    + Files.readString(output, StandardCharsets.UTF_8));
        }
    }

    /** Asks it to end, so that it can clean up behind itself; by force if it does not. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static List<String> detached(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> full = new ArrayList<>(List.of(SETSID.toString()));
        full.addAll(command);
        return full;
    }
}
