package io.pgcluster.cli.console;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The standard streams. What was asked for goes to standard output; everything else (problems, progress, questions, hints)
 * goes to standard error, so that output can be piped. Text is UTF-8 regardless of the locale, like the files that pgcluster reads and
 * writes.
 */
public final class Console {
    private final BufferedReader in;
    private final InputStream rawIn;
    private final WatchedStream watchedOut;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    /** A console on these streams. */
    public Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
        this.rawIn = in;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.watchedOut = new WatchedStream(out);
        this.out = new PrintStream(watchedOut, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** The console of this process. */
    public static Console system(Map<String, String> environment) {
        return new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.detect(environment));
    }

    /** Which streams are a terminal. */
    public Terminal terminal() {
        return terminal;
    }

    /** Writes a line of what was asked for. */
    public void print(String line) {
        out.print(line);
        out.print('\n');
    }

    /** Writes text of what was asked for exactly as it is. */
    public void printRaw(String text) {
        out.print(text);
    }

    /** Writes {@code value} (maps, lists, texts, numbers, booleans) as indented JSON. */
    public void printJson(Object value) {
        print(Json.text(value));
    }

    /** Writes a line that is not the output itself. */
    public void say(String line) {
        out.flush();
        err.print(line + "\n");
    }

    /** Says what is wrong. */
    public void error(String message) {
        say(onError(Style.ERROR, "error:") + " " + message);
    }

    /** Says what deserves attention. */
    public void warning(String message) {
        say(onError(Style.WARNING, "warning:") + " " + message);
    }

    /** Says what to do. */
    public void hint(String message) {
        say(onError(Style.HINT, "hint:") + " " + message);
    }

    /** {@code text} in a style for {@link #print}. */
    public String styled(Style style, String text) {
        return style.apply(text, terminal.output() && terminal.colours());
    }

    /** {@code text} in a style for {@link #say}. */
    public String onError(Style style, String text) {
        return style.apply(text, terminal.error() && terminal.colours());
    }

    /** Asks for a line, showing {@code prompt}; empty at the end of the input. */
    public Optional<String> ask(String prompt) {
        out.flush();
        err.print(prompt);
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of standard input, for a command that reads a file from it; not to be mixed with {@link #ask}. */
    public InputStream input() {
        return rawIn;
    }

    /** Standard output as picocli wants it. */
    public PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /** Standard error as picocli wants it. */
    public PrintWriter errorWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /** Standard error for messages that are rewritten in place. */
    PrintStream errorStream() {
        return err;
    }

    /** Writes what is buffered; tells why standard output could not be written, if it could not. */
    public Optional<IOException> flush() {
        out.flush();
        err.flush();
        return watchedOut.failure();
    }
}
