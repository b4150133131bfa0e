package io.pgcluster.cli.cluster;

/** Something about the running cluster is not as an operation needs it; the message says what was found and what was expected. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with what was found. */
    public ClusterException(String message) {
        super(message);
    }

    /** The same, after {@code cause}. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
