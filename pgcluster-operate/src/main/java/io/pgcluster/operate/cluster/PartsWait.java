package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Waits until every part around the database nodes does what it is for, as {@code status} judges it: a cluster takes its first write
 * through one pooler while the next one, the exporter and the backup host still start.
 */
final class PartsWait {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private final Supplier<List<PartStatus>> parts;
    private final Duration limit;
    private final Consumer<String> step;

    PartsWait(RunningCluster cluster, Consumer<String> step) {
        this(new PartReader(cluster)::read, LIMIT, step);
    }

    /** {@code parts} are read again and again, until {@code limit} is over. */
    PartsWait(Supplier<List<PartStatus>> parts, Duration limit, Consumer<String> step) {
        this.parts = parts;
        this.limit = limit;
        this.step = step;
    }

    /**
     * Returns as soon as all are healthy.
     *
     * @throws FailedException if one is not when the time is over; it names each
     */
    void await() {
        List<PartStatus> awaited = new ArrayList<>();
        boolean healthy = Await.until(limit, POLL_INTERVAL, () -> {
            List<PartStatus> now =
                    parts.get().stream().filter(part -> !part.healthy()).toList();
            if (!now.isEmpty() && !names(now).equals(names(awaited))) {
                step.accept("waiting for " + describe(now));
            }
            awaited.clear();
            awaited.addAll(now);
            return now.isEmpty();
        });
        if (!healthy) {
            throw new FailedException("writes work and every member has joined, but not every part is healthy after "
                    + limit.toSeconds() + " s: " + describe(awaited) + ". See: pgcluster status");
        }
    }

    private static List<String> names(List<PartStatus> parts) {
        return parts.stream().map(PartStatus::name).toList();
    }

    private static String describe(List<PartStatus> parts) {
        return parts.stream().map(part -> part.name() + ": " + part.detail()).collect(Collectors.joining(", "));
    }
}
