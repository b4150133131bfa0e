package io.pgcluster.operate.failure;

import org.jspecify.annotations.Nullable;

/** Something that an operation needs is missing on this machine: a program, an engine that answers, a file, a permission. */
public final class UnavailableException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** What is missing, and what to do. */
    public UnavailableException(String message, String remedy) {
        super(message, remedy, null);
    }

    /** The same, after {@code cause}. */
    public UnavailableException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }
}
