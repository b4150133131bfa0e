package io.pgcluster.cli;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs commands in this process, as a shell would run them.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record Cli(int code, String out, String err) {
    /** Runs {@code arguments} with nothing on standard input. */
    public static Cli run(String... arguments) {
        return typing("", arguments);
    }

    /** Runs {@code arguments} with {@code input} on standard input. */
    public static Cli typing(String input, String... arguments) {
        return on(Terminal.none(), input, arguments);
    }

    /** Runs {@code arguments} on {@code terminal}. */
    public static Cli on(Terminal terminal, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, terminal);
        int code = Main.run(console, arguments);
        return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
