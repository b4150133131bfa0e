package io.pgcluster.operate.failure;

/** An operation on a cluster could not be completed. */
public final class FailedException extends OperationException {
    private static final long serialVersionUID = 1L;
    private static final String LOOK_AT_STATUS = "pgcluster status shows how the cluster is now";

    /** A failure with what happened. */
    public FailedException(String message) {
        super(message, LOOK_AT_STATUS, null);
    }

    /** The same, after {@code cause}. */
    public FailedException(String message, Throwable cause) {
        super(message, LOOK_AT_STATUS, cause);
    }

    /** A failure with what happened and what to do about it. */
    public FailedException(String message, String remedy) {
        super(message, remedy, null);
    }
}
