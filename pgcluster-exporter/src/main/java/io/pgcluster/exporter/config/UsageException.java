package io.pgcluster.exporter.config;

/** Flags or environment variables that cannot be understood; the message says which, what was found and what is expected. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With that message. */
    public UsageException(String message) {
        super(message);
    }
}
