package io.pgcluster.exporter.dashboard;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends threads of a test. */
final class ThreadEnd {
    private ThreadEnd() {}

    /** Returns when all of {@code threads} have ended; a failed test that says that {@code what} goes on if not within {@code limit}. */
    static void await(ExecutorService threads, Duration limit, String what) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(what + " did not end within " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + what, e);
        }
    }
}
