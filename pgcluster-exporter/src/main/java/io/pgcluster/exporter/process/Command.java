package io.pgcluster.exporter.process;

import io.pgcluster.exporter.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with its arguments. It gets no input and no shell. When time is up it is killed with all it started, so that a caller that waits for
 * its output continues at once.
 *
 * @param words the program and its arguments
 * @param mostBytes that it may print
 */
public record Command(List<String> words, int mostBytes) {
    private static final Pattern ERROR = Pattern.compile("error[=:] ?(\\d+)");
    private static final int MAX_ERROR_BYTES = 2000;
    private static final int POLL_MILLIS = 5;

    /** Refuses a command without a program. */
    public Command {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("found an empty command, expected a program and its arguments");
        }
    }

    /** This one with more arguments. */
    public Command with(String... arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(arguments));
        return new Command(all, mostBytes);
    }

    /**
     * Runs it.
     *
     * @return what it printed
     * @throws CommandException if it does not end with 0 by the deadline, or prints too much
     */
    public byte[] run(Deadline deadline) throws CommandException, InterruptedException {
        Process process = start();
        try {
            byte[] printed = read(process, deadline);
            if (process.exitValue() != 0) {
                throw failure(process);
            }
            return printed;
        } catch (IOException e) {
            throw new CommandException(words.get(0) + ": " + e.getMessage(), e);
        } finally {
            end(process);
        }
    }

    // Never blocks on the pipe: a process that waits for a file server holds it even when it has been killed.
    private byte[] read(Process process, Deadline deadline) throws CommandException, InterruptedException, IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        InputStream output = process.getInputStream();
        boolean ended = false;
        while (true) {
            int ready = output.available();
            if (ready > 0) {
                printed.writeBytes(output.readNBytes(Math.min(ready, mostBytes + 1 - printed.size())));
            } else if (ended) {
                return printed.toByteArray();
            } else {
                ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (printed.size() > mostBytes) {
                throw new CommandException(words.get(0) + " printed more than " + mostBytes + " bytes");
            }
            if (deadline.passed() && !ended) {
                end(process);
                throw new CommandException(words.get(0) + " did not end in time and was killed", process.toHandle());
            }
        }
    }

    private CommandException failure(Process process) throws IOException {
        InputStream error = process.getErrorStream();
        byte[] said = error.readNBytes(Math.min(error.available(), MAX_ERROR_BYTES));
        return new CommandException(words.get(0) + " ended with " + process.exitValue() + ": "
                + new String(said, StandardCharsets.UTF_8).strip());
    }

    private Process start() throws CommandException {
        try {
            return new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new CommandException(words.get(0) + " cannot be started: " + reason(e), e);
        }
    }

    /** Goes by the number in the message: the system's words next to it are in the language of its locale. */
    private static String reason(IOException failure) {
        Matcher error = ERROR.matcher(String.valueOf(failure.getMessage()));
        if (!error.find()) {
            return "the system refuses to run it";
        }
        return switch (error.group(1)) {
            case "2" -> "there is no such program";
            case "13" -> "permission denied";
            default -> "error " + error.group(1);
        };
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
