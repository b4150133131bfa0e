package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something with a deadline, looking repeatedly. */
public final class Await {
    private Await() {}

    /**
     * The first value that {@code look} finds; empty if it finds none within {@code limit}.
     *
     * @param pause between two looks
     */
    public static <T> Optional<T> value(Duration limit, Duration pause, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent() || System.nanoTime() >= end) {
                return found;
            }
            pause(pause);
        }
    }

    /** Whether {@code look} was true within {@code limit}. */
    public static boolean until(Duration limit, Duration pause, Supplier<Boolean> look) {
        return value(limit, pause, () -> look.get() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted while waiting", e);
        }
    }
}
