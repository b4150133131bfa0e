package io.pgcluster.exporter.http;

import java.time.Duration;

/** How long answers have taken to be written lately: so much earlier is the collecting over, lest the answer is late. */
final class WritingTime {
    /** By which a longer time is forgotten with each shorter one. */
    private static final double DECAY = 0.9;

    private static final double SAFETY_FACTOR = 1.5;

    /** Before anything is known: a program that has just started is slow. */
    private double nanos = 1e9;

    /** An answer took so long. */
    synchronized void took(long now) {
        nanos = Math.max((double) now, nanos * DECAY);
    }

    /** What is left for collecting of the time that there is for all: at least half of it. */
    synchronized Duration collecting(Duration all) {
        return all.minusNanos(Math.min(all.toNanos() / 2, (long) (nanos * SAFETY_FACTOR)));
    }
}
