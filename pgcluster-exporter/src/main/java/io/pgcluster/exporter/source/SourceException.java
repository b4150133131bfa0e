package io.pgcluster.exporter.source;

import org.jspecify.annotations.Nullable;

/** A source could not be read; the message says which, how it was tried and what was found, without secrets. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what led to it. */
    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Without a cause. */
    public SourceException(String message) {
        super(message);
    }
}
