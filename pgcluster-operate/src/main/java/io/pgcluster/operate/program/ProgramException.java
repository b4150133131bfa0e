package io.pgcluster.operate.program;

import io.pgcluster.operate.failure.OperationException;
import java.time.Duration;
import java.util.List;

/** A program failed, did not end in time, or could not be started; the message names it and quotes what it said. */
public final class ProgramException extends OperationException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY = "run the quoted command by hand to see more";

    ProgramException(Outcome outcome) {
        super(
                "\"" + shown(outcome.command()) + "\" ended with exit code " + outcome.exit()
                        + (outcome.complaint().isEmpty() ? "" : ": " + outcome.complaint()),
                REMEDY,
                null);
    }

    ProgramException(List<String> command, Duration limit) {
        super(
                "\"" + shown(command) + "\" did not end within " + limit.toMillis() / 1000.0 + " s and was stopped",
                REMEDY,
                null);
    }

    ProgramException(List<String> command, Exception cause) {
        super("\"" + shown(command) + "\" could not be run: " + cause.getMessage(), REMEDY, cause);
    }

    private static String shown(List<String> command) {
        String text = String.join(" ", command).replace('\n', ' ');
        return text.length() <= 160 ? text : text.substring(0, 160) + " …";
    }
}
