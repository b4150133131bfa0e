package io.pgcluster.exporter.scrape;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which servers are scraped: a limited number at a time, so that a hundred of them take no more memory and threads than the
 * exporter has. Those that were scraped longest ago come first. Those that did not answer last time come last and never get more than half of
 * the slots: however many hang, the others are scraped.
 */
final class ScrapeQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapeQueue.class);
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final int places;
    private final ThreadPoolExecutor threads;
    private final Queue<Turn> waiting = new PriorityQueue<>(Comparator.comparingLong(Turn::since));
    private final Queue<Turn> doubtful = new PriorityQueue<>(Comparator.comparingLong(Turn::since));
    private int taken;
    private int takenByDoubtful;

    ScrapeQueue(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("found " + places + " places, expected at least 1");
        }
        this.places = places;
        // No task waits in the pool: a thread is taken only when there is a slot. Twice as many, since a thread that
        // has
        // just released its slot
        // may still be busy when the next one is needed.
        this.threads = new ThreadPoolExecutor(
                0,
                2 * places,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                ScrapeThreads.daemons("scrape-server"));
    }

    /** How many servers are scraped at a time at most. */
    int places() {
        return places;
    }

    /** Queues the turn; it runs at once if a slot is free. */
    void queue(Turn turn) {
        synchronized (this) {
            (turn.isDoubtful() ? doubtful : waiting).add(turn);
        }
        startNext();
    }

    /** Runs {@code work} if there is a free slot and no server waits for it. */
    boolean help(Runnable work) {
        Turn turn = new Turn(work, 0, false);
        synchronized (this) {
            if (taken >= places || !waiting.isEmpty() || !doubtful.isEmpty()) {
                return false;
            }
            take(turn);
        }
        return start(turn);
    }

    /** Removes a waiting turn; one that has begun continues. */
    synchronized void withdraw(Turn turn) {
        (turn.isDoubtful() ? doubtful : waiting).remove(turn);
    }

    private void startNext() {
        next().ifPresent(this::start);
    }

    private boolean start(Turn turn) {
        try {
            threads.execute(() -> work(turn));
            return true;
        } catch (RejectedExecutionException e) {
            // Only when the exporter stops.
            release(turn);
            return false;
        }
    }

    private void work(Turn first) {
        @Nullable Turn turn = first;
        while (turn != null) {
            try {
                turn.work().run();
            } catch (RuntimeException e) {
                LOG.error("unexpected failure while scraping a server", e);
            } finally {
                release(turn);
            }
            turn = next().orElse(null);
        }
    }

    private synchronized Optional<Turn> next() {
        @Nullable Turn turn = null;
        if (taken < places) {
            turn = waiting.poll();
            if (turn == null && takenByDoubtful < Math.max(1, places / 2)) {
                turn = doubtful.poll();
            }
        }
        if (turn != null) {
            take(turn);
        }
        return Optional.ofNullable(turn);
    }

    private void take(Turn turn) {
        taken++;
        takenByDoubtful += turn.isDoubtful() ? 1 : 0;
    }

    private synchronized void release(Turn turn) {
        taken--;
        takenByDoubtful -= turn.isDoubtful() ? 1 : 0;
    }

    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
            doubtful.clear();
        }
        threads.shutdown();
    }

    /**
     * One server's turn.
     *
     * @param work what is done then
     * @param since when the server was asked last, on a monotonic clock
     * @param isDoubtful whether it did not answer then
     */
    record Turn(Runnable work, long since, boolean isDoubtful) {}
}
