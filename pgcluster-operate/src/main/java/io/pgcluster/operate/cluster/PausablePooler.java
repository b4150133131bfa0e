package io.pgcluster.operate.cluster;

import java.time.Duration;

/**
 * A pooler that can hold its clients back. Holding them is dangerous: a pooler whose console connection dies stays paused forever. So
 * an implementation must make the pooler resume by itself if this process dies, from {@link #open} on.
 */
interface PausablePooler extends AutoCloseable {
    /** How an attempt to pause ended. */
    enum Pause {
        /** No transaction is running, and none begins. */
        PAUSED,
        /** A transaction did not end in time; new ones may wait behind it until {@link #resume}. */
        TIMED_OUT
    }

    /** Its name, for users. */
    String name();

    /** Gets everything ready that pausing and resuming need, and checks that the console answers; throws if it does not. */
    void open();

    /** Holds new transactions back and waits for the running ones, at most {@code limit}. */
    Pause pause(Duration limit);

    /** Lets transactions run; no failure if they do already. */
    void resume();

    /** Whether transactions are held back. */
    boolean isPaused();

    /** Gives up what {@link #open} got; does not resume. */
    @Override
    void close();
}
