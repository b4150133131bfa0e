package io.pgcluster.cli.outcome;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An end of a command that a user can act on. Printed as one line with its hint, never as a stack trace unless {@code
 * --verbose} asks for it.
 */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final @Nullable String hint;

    private CliException(ExitCode exitCode, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** An end with what happened ({@code message}) and what to do ({@code hint}). */
    public static CliException of(ExitCode exitCode, String message, String hint) {
        return new CliException(exitCode, message, hint, null);
    }

    /** The same, after {@code cause}. */
    public static CliException of(ExitCode exitCode, String message, String hint, Throwable cause) {
        return new CliException(exitCode, message, hint, cause);
    }

    /** An end about which everything has been printed already. */
    public static CliException alreadyReported(ExitCode exitCode) {
        return new CliException(exitCode, "", null, null);
    }

    /** What the shell will see. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What happened; empty if it has been printed already. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What to do. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
