package io.pgcluster.cli.docker;

import java.time.Duration;
import java.util.List;

/** A program failed, did not end in time, or could not be started; the message names it and quotes what it said. */
public final class ProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProgramException(Outcome outcome) {
        super("\"" + shown(outcome.command()) + "\" ended with exit code " + outcome.exit()
                + (outcome.complaint().isEmpty() ? "" : ": " + outcome.complaint()));
    }

    ProgramException(List<String> command, Duration limit) {
        super("\"" + shown(command) + "\" did not end within " + limit.toMillis() / 1000.0 + " s and was stopped");
    }

    ProgramException(List<String> command, Exception cause) {
        super("\"" + shown(command) + "\" could not be run: " + cause.getMessage(), cause);
    }

    private static String shown(List<String> command) {
        String text = String.join(" ", command).replace('\n', ' ');
        return text.length() <= 160 ? text : text.substring(0, 160) + " …";
    }
}
