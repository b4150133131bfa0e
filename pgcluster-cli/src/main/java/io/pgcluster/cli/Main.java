package io.pgcluster.cli;

import io.pgcluster.cli.command.Commands;
import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.ExitCode;
import java.io.IOException;
import java.util.Optional;

/** {@code pgcluster}: the only place that ends the process. */
public final class Main {
    private static final String READER_WENT_AWAY = "Broken pipe";

    private Main() {}

    /** Runs the command that {@code arguments} name and exits with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(Console.system(System.getenv()), arguments));
    }

    /** Runs the command that {@code arguments} name on {@code console} and returns its exit code. */
    public static int run(Console console, String... arguments) {
        int code = Commands.run(console, arguments);
        Optional<IOException> unwritten = console.flush();
        if (unwritten.isEmpty()) {
            return code;
        }
        // "pgcluster plan … | head" is not a failure: the reader has seen enough.
        String reason = String.valueOf(unwritten.get().getMessage());
        if (reason.contains(READER_WENT_AWAY)) {
            return code;
        }
        console.error("standard output cannot be written: " + reason);
        console.hint("check the disk that it is redirected to");
        return code == ExitCode.OK.number() ? ExitCode.ENVIRONMENT.number() : code;
    }
}
