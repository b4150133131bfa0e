package io.pgcluster.operate.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs of this machine with a deadline. */
public final class Programs {
    private static final long GRACE_MILLIS = 2000;

    private final Map<String, String> environment;

    /** Runs programs with {@code environment} added to that of this process. */
    public Programs(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The same with more environment. */
    public Programs with(Map<String, String> more) {
        Map<String, String> all = new java.util.TreeMap<>(environment);
        all.putAll(more);
        return new Programs(all);
    }

    /**
     * Runs {@code command} to its end.
     *
     * @param command the program and its arguments; no secrets, since every user of the machine can see them
     * @param input what it reads
     * @param limit after which it is stopped
     * @param onLine sees each line of its output as it comes; called from other threads
     * @throws ProgramException if it cannot be started or does not end in time
     */
    public Outcome run(List<String> command, String input, Duration limit, Consumer<String> onLine) {
        Process process = start(command);
        try {
            Tail out = new Tail(process.getInputStream(), onLine);
            Tail err = new Tail(process.getErrorStream(), onLine);
            feed(process, input);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProgramException(command, limit);
            }
            return new Outcome(command, process.exitValue(), out.join(GRACE_MILLIS), err.join(GRACE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(command, e);
        } finally {
            stop(process);
        }
    }

    /** The same for a program that is short and whose output is not watched. */
    public Outcome run(List<String> command, Duration limit) {
        return run(command, "", limit, line -> {});
    }

    /**
     * Runs {@code source} and {@code sink} at once; the sink reads what the source writes.
     *
     * @param limit after which both are stopped
     * @param onLine sees each line that either writes to standard error; called from other threads
     * @throws ProgramException if one cannot be started or the sink does not end in time
     */
    public PipeOutcome pipe(List<String> source, List<String> sink, Duration limit, Consumer<String> onLine) {
        List<ProcessBuilder> builders = List.of(new ProcessBuilder(source), new ProcessBuilder(sink));
        builders.forEach(builder -> builder.environment().putAll(environment));
        try {
            return new Pipeline(source, sink, ProcessBuilder.startPipeline(builders)).run(limit, onLine);
        } catch (IOException e) {
            throw new ProgramException(sink, e);
        }
    }

    /** Starts {@code command} to talk with it. */
    public Conversation converse(List<String> command) {
        return new Conversation(command, start(command));
    }

    /** Lets the JDBC driver connect through {@code command}, which carries bytes of its input and output to a server. */
    public ProgramSocketFactory.Ticket ticket(List<String> command) {
        return new ProgramSocketFactory.Ticket(() -> carry(command));
    }

    private Process carry(List<String> command) {
        return start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private Process start(List<String> command) {
        return start(new ProcessBuilder(command));
    }

    private Process start(ProcessBuilder builder) {
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProgramException(builder.command(), e);
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException expected) {
            // It ended, or closed its input, without reading everything: its exit code and output tell why.
        }
    }

    static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
