package io.pgcluster.operate.operation;

/**
 * How a cluster is to be brought up.
 *
 * @param overwrite whether rendered files that were changed by hand are replaced
 * @param prune whether the data of members that the specification no longer has is removed
 * @param demo whether a load is put on it
 * @param attached whether it is to end with the caller's process
 * @param interruption tells when to give up and stop what was started
 */
public record UpOptions(boolean overwrite, boolean prune, boolean demo, boolean attached, Interruption interruption) {
    /** Nothing out of the ordinary. */
    public static final UpOptions DEFAULT = new UpOptions(false, false, false, false, Interruption.none());
}
