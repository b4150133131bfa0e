package io.pgcluster.operate.operation;

/**
 * How a cluster is to be stopped.
 *
 * @param removeData whether its data is removed; cannot be undone
 * @param force whether it is stopped although it is not known who is primary
 */
public record DownOptions(boolean removeData, boolean force) {
    /** Keeps the data. */
    public static final DownOptions DEFAULT = new DownOptions(false, false);
}
