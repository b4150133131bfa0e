package io.pgcluster.operate.failure;

import org.jspecify.annotations.Nullable;

/** An operation came to an end that a user can act on; the message says what happened, {@link #remedy} what to do. */
public abstract class OperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** An end with its cause in words, and what to do. */
    protected OperationException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public final String remedy() {
        return remedy;
    }

    /** What happened. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
