package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that has ended. */
record Ran(List<String> command, int exitCode, String out, String err) {
    private static final int NOT_STARTED = 127;

    /** Runs {@code command} to its end; one that outlives {@code limit} is killed and fails the test. */
    static Ran run(Duration limit, String... command) {
        return run(limit, Map.of(), command);
    }

    /** The same, with additional environment. */
    static Ran run(Duration limit, Map<String, String> environment, String... command) {
        Path out = temporaryFile();
        Path err = temporaryFile();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = start(builder);
            if (process == null) {
                return new Ran(List.of(command), NOT_STARTED, "", "cannot be started");
            }
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(shown(List.of(command)) + " did not end within " + limit + "; it said:\n"
                        + read(out) + read(err));
            }
            return new Ran(List.of(command), process.exitValue(), read(out), read(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + String.join(" ", command), e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    /** This process, if it ended well; a failed test that shows what it said otherwise. */
    Ran orFail() {
        return orFail(0);
    }

    /** This process, if it ended with {@code expected}; a failed test that shows what it said otherwise. */
    Ran orFail(int expected) {
        if (exitCode != expected) {
            throw new AssertionError(shown(command) + " ended with exit code " + exitCode + ", expected " + expected
                    + "; it said:\n" + out + err);
        }
        return this;
    }

    /** The command line without the class path, which hides everything else. */
    private static String shown(List<String> command) {
        List<String> words = new ArrayList<>(command);
        int classPath = words.indexOf("-cp") + 1;
        if (classPath > 0) {
            words.set(classPath, "…");
        }
        return String.join(" ", words);
    }

    private static @Nullable Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return null;
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("pgcluster-e2e", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
