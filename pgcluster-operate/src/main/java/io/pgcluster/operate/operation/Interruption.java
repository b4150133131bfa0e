package io.pgcluster.operate.operation;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM while a thread works on a cluster: breaks that thread's waits off, and keeps the process until the thread has
 * stopped what it started and closes this.
 */
public final class Interruption implements AutoCloseable {
    /** Longer than the servers of the largest cluster take to stop, one after the other. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::breakOff, "interruption");
    private volatile boolean requested;

    private Interruption() {}

    /** Watches for nothing: what was begun continues without this process. */
    public static Interruption none() {
        return new Interruption();
    }

    /** Watches for this thread, until closed. */
    public static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process is to end. */
    public boolean isRequested() {
        return requested;
    }

    /** Between two steps of work: the next one is not begun when the process is to end. */
    public void check() {
        if (requested) {
            throw new FailedException("interrupted");
        }
    }

    /** The thread is free again for what has to be done before the process ends. */
    public void quieten() {
        if (requested) {
            Thread.interrupted();
        }
    }

    /** The work has ended: the process may, too. */
    @Override
    public void close() {
        ended.countDown();
        if (!requested) {
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // It runs, and finds the work ended.
            requested = true;
        }
    }

    private void breakOff() {
        requested = true;
        worker.interrupt();
        try {
            ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
