package io.pgcluster.operate.failure;

/** The cluster runs, but not in the way that an operation needs; nothing was changed. */
public final class DegradedException extends OperationException {
    private static final long serialVersionUID = 1L;

    /** What the cluster lacks, and what to do. */
    public DegradedException(String message, String remedy) {
        super(message, remedy, null);
    }
}
