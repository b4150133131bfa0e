package io.pgcluster.exporter.patroni;

import org.jspecify.annotations.Nullable;

/** Patroni did not answer, or not as its REST API is documented; the message says who was asked for what and what came back. */
public final class PatroniException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what led to it. */
    public PatroniException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Without a cause. */
    public PatroniException(String message) {
        super(message);
    }
}
