package io.pgcluster.exporter.dashboard;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does something again and again in the background until it is closed. */
final class Repetition implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Void> running;

    /** What is done with a server. */
    interface Action {
        void run() throws SQLException;
    }

    private Repetition(Action action) {
        running = thread.submit(() -> {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                action.run();
            }
            return null;
        });
    }

    static Repetition start(Action action) {
        return new Repetition(action);
    }

    /** Fails if it has failed. */
    @Override
    public void close() {
        stopped.countDown();
        ThreadEnd.await(thread, STOP_LIMIT, "a repetition");
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a repetition failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
