package io.pgcluster.operate.operation;

/** Receives what an operation is doing, from the operation's thread or one of its own; should return at once. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = step -> {};

    /** The operation now does {@code step}, a few words such as {@code waiting for the first write}. */
    void step(String step);
}
