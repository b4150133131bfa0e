package io.pgcluster.exporter.scrape;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes that several tasks share. A request that does not fit is refused: nothing waits for room. */
public final class MemoryBudget {
    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    /** An empty one. */
    public MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    /** Whether there was room for so much, which is taken now. */
    public boolean take(long wanted) {
        if (taken.addAndGet(wanted) <= bytes) {
            return true;
        }
        taken.addAndGet(-wanted);
        return false;
    }

    /** What was taken is free again. */
    public void give(long back) {
        taken.addAndGet(-back);
    }

    /** Whether more than half is taken. */
    public boolean isTight() {
        return taken.get() > bytes / 2;
    }

    /** How many bytes it has. */
    public long bytes() {
        return bytes;
    }

    /** How many of them are taken. */
    public long taken() {
        return taken.get();
    }
}
