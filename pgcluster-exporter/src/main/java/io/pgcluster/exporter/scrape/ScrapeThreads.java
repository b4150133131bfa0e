package io.pgcluster.exporter.scrape;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all targets share, and the room for what they read. The clock only completes futures and hands over work, so it is never late; what may block, like
 * closing connections, is done by the others.
 */
final class ScrapeThreads implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final int MAX_PENDING_CUTS = 1_000;

    private final ScheduledThreadPoolExecutor clock = scheduler("scrape-clock");
    private final ScheduledThreadPoolExecutor housekeeping = scheduler("scrape-housekeeping");
    private final ThreadPoolExecutor cutter = workers("scrape-cutter", 2, MAX_PENDING_CUTS);
    private final ScrapeQueue turns;
    private final MemoryBudget samples;
    private final KeptConnections connections;

    ScrapeThreads(ScrapeBounds bounds) {
        this.turns = new ScrapeQueue(bounds.serversAtATime());
        this.samples = new MemoryBudget(bounds.sampleBytes());
        this.connections = new KeptConnections(bounds.keptConnections());
    }

    /** The order in which servers are scraped. */
    ScrapeQueue turns() {
        return turns;
    }

    /** For the samples of all servers, from when they are read until they are written. */
    MemoryBudget samples() {
        return samples;
    }

    /** For deadlines; nothing on it may block. */
    ScheduledExecutorService clock() {
        return clock;
    }

    /** Those to all servers. */
    KeptConnections connections() {
        return connections;
    }

    /** For what pools do now and then. */
    ScheduledExecutorService housekeeping() {
        return housekeeping;
    }

    /** For cutting and closing connections. */
    ThreadPoolExecutor cutter() {
        return cutter;
    }

    /** At most {@code most} threads, which end when they have had nothing to do for a while; what does not fit in the queue is refused. */
    static ThreadPoolExecutor workers(String name, int most, int queue) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                most,
                most,
                KEEP_ALIVE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(queue),
                daemons(name));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        housekeeping.shutdownNow();
        cutter.shutdown();
        turns.close();
    }

    private static ScheduledThreadPoolExecutor scheduler(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemons(name));
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Threads that do not keep the process from ending. */
    static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
