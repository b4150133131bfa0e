package io.pgcluster.exporter.scrape;

/**
 * How many connections stay open from scrape to scrape, over all servers: each has memory of its own in the driver. A server that finds
 * all of them taken is connected to in each scrape, and let go.
 */
final class KeptConnections {
    private final int most;
    private int kept;

    KeptConnections(int most) {
        this.most = most;
    }

    /** Whether a server that had {@code before} may keep {@code now}; if not it keeps none. */
    synchronized boolean keep(int before, int now) {
        boolean room = kept - before + now <= most;
        kept += (room ? now : 0) - before;
        return room;
    }

    /** Whether one more could be kept. */
    synchronized boolean hasRoom() {
        return kept < most;
    }

    synchronized int kept() {
        return kept;
    }

    int most() {
        return most;
    }
}
