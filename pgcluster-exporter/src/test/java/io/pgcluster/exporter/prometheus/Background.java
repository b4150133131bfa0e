package io.pgcluster.exporter.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that runs next to a test until it is closed; what it says goes to a file. */
public final class Background implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final Path log;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static Background start(Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new Background(process, log);
    }

    /** Returns when {@code condition} holds; a failed test that shows what the process said if it ends, or not within {@code limit}. */
    public void until(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("it ended with exit code " + process.exitValue() + "; it said:\n" + log());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + what + "; it said:\n" + log());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not stop within " + STOP_LIMIT + "; it said:\n" + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
