package io.pgcluster.cli.secret;

/** Secrets cannot be made or kept as they are; the message says which file and what to do. */
public final class SecretsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretsException(String message) {
        super(message);
    }

    SecretsException(String message, Throwable cause) {
        super(message, cause);
    }
}
