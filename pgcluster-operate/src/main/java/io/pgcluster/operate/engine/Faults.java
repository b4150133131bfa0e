package io.pgcluster.operate.engine;

/** Injects faults into parts, and undoes them. Undoing a fault that was not injected does nothing. */
public interface Faults {
    /** A part's way to others, which can be cut and restored. */
    interface Cut {
        /** Cuts it. */
        void sever();

        /** Connects it again, under the names that it had; may be called twice. */
        void mend();
    }

    /** Ends a part at once, as the loss of its machine would. */
    void kill(String part);

    /** Stops a part in order. */
    void stop(String part);

    /** Starts a part that was killed or stopped. */
    void start(String part);

    /** Freezes every process of a part. */
    void freeze(String part);

    /** Lets a frozen part continue. */
    void thaw(String part);

    /** Prepares to cut a part off: from every network, or from the cluster's own only, so that clients still reach it. */
    Cut cut(String part, boolean clusterOnly);
}
