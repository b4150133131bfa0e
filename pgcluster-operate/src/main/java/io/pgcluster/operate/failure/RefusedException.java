package io.pgcluster.operate.failure;

/** An operation is refused before anything was changed: it would lose or split data, or it cannot be done in this cluster. */
public final class RefusedException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its reason and what to do. */
    public RefusedException(String message, String remedy) {
        super(message, remedy, null);
    }
}
