package io.pgcluster.exporter.scrape;

import java.util.concurrent.atomic.LongAdder;

/** What is remembered of a server from scrape to scrape: when its turn was, how that went, and how often it had none. */
final class ServerHistory {
    private final LongAdder leftOut = new LongAdder();
    private volatile long askedAt = Long.MIN_VALUE;
    private volatile boolean asked;
    private volatile boolean up;
    private int connections;

    /** Its place in the queue. */
    ScrapeQueue.Turn turn(Runnable work) {
        return new ScrapeQueue.Turn(work, askedAt, asked && !up);
    }

    void begun() {
        askedAt = System.nanoTime();
        asked = true;
    }

    void ended(boolean answered) {
        up = answered;
    }

    void leftOut() {
        leftOut.increment();
    }

    /** Whether it may keep its connections, of which there are so many now. */
    synchronized boolean keeps(KeptConnections all, int now) {
        boolean keeps = all.keep(connections, now);
        connections = keeps ? now : 0;
        return keeps;
    }

    /** Whether it answered when it was asked last. */
    boolean isUp() {
        return up;
    }

    double missedScrapes() {
        return leftOut.doubleValue();
    }
}
