package io.pgcluster.operate.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running program that is written to and read from line by line. Closing it ends the program. */
public final class Conversation implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Tail complaints;

    Conversation(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.complaints = new Tail(process.getErrorStream(), line -> {});
        Thread reader = new Thread(this::read, "conversation");
        reader.setDaemon(true);
        reader.start();
    }

    /** Writes a line. */
    public void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    /** Tells the program that no more input comes. */
    public void endInput() {
        try {
            input.close();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    /**
     * The next line; empty if none came within {@code limit}.
     *
     * @throws ProgramException if the program has ended
     */
    public Optional<String> next(Duration limit) {
        try {
            Optional<String> line = lines.poll(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
            if (line == null) {
                return Optional.empty();
            }
            if (line.isEmpty()) {
                lines.add(line);
                throw ended(new IOException("its output has ended"));
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(command, e);
        }
    }

    /** Ends the program at once, and its output too: a child that it was just starting could hold that open after its end. */
    @Override
    public void close() {
        Programs.stop(process);
        lines.add(Optional.empty());
    }

    private ProgramException ended(IOException cause) {
        try {
            process.waitFor(1, TimeUnit.SECONDS);
            int exit = process.isAlive() ? -1 : process.exitValue();
            return new ProgramException(new Outcome(command, exit, "", complaints.join(500) + cause.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProgramException(command, e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // Closing the conversation ends the stream this way; readers learn that it has ended.
            lines.add(Optional.empty());
            return;
        }
        lines.add(Optional.empty());
    }
}
