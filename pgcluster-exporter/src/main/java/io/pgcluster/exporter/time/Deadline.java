package io.pgcluster.exporter.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The moment by which an answer is due, on the monotonic clock. */
public final class Deadline {
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** So long from now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Whether it is not later than {@code other}. */
    public boolean isBy(Deadline other) {
        return nanos - other.nanos <= 0;
    }

    /** For how long it has been over; nothing before. */
    public Duration overdue() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - nanos));
    }

    /** Whether it is over. */
    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /** The nearer one of this and {@code duration} from now. */
    public Deadline atMost(Duration duration) {
        return remaining().compareTo(duration) <= 0 ? this : in(duration);
    }

    /** What {@code future} gives by then, or {@code otherwise}; the future itself is left alone. */
    public <T> CompletableFuture<T> orElse(CompletableFuture<T> future, T otherwise) {
        return future.copy().completeOnTimeout(otherwise, remaining().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** For logs and debuggers. */
    @Override
    public String toString() {
        return "in " + remaining().toMillis() + " ms";
    }
}
