package io.pgcluster.exporter.config;

/** A probe was asked for a target that it may not be asked for; the message says which host and port. */
public final class ForbiddenTargetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ForbiddenTargetException(String message) {
        super(message);
    }
}
