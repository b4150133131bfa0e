package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.server.ServerFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Results that are good enough for a while. It holds at most one for each collector and database that are still looked at. */
final class ResultCache {
    private final Map<Visit, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<ServerFacts>> lastFacts = new AtomicReference<>(Optional.empty());
    private final MemoryBudget room;
    private boolean closed;

    /** In this room, which it shares with what is just being read. */
    ResultCache(MemoryBudget room) {
        this.room = room;
    }

    /** What was kept and is not older than {@code timeToLive}. */
    Optional<Kept> fresh(Visit visit, Duration timeToLive) {
        return Optional.ofNullable(kept.get(visit))
                .filter(result -> result.age().compareTo(timeToLive) < 0);
    }

    /** Keeps a result if there is room. */
    synchronized void keep(Visit visit, Batch batch, Duration took) {
        if (!closed && room.take(batch.bytes())) {
            gone(kept.put(visit, new Kept(batch, took, System.nanoTime())));
        }
    }

    private void gone(@Nullable Kept before) {
        if (before != null) {
            room.give(before.batch().bytes());
        }
    }

    /** Forgets everything if the server was restarted or changed its role since it was last asked. */
    void about(ServerFacts facts) {
        Optional<ServerFacts> before = lastFacts.getAndSet(Optional.of(facts));
        if (before.isPresent() && !facts.continues(before.get())) {
            retain(visit -> false);
        }
    }

    /** Forgets everything and keeps nothing from then on. */
    synchronized void close() {
        closed = true;
        retain(visit -> false);
    }

    /** Forgets the results of databases that no longer exist. */
    void retainDatabases(Set<String> databases) {
        retain(visit -> databases.contains(visit.database()));
    }

    private synchronized void retain(Predicate<Visit> wanted) {
        for (Visit visit : List.copyOf(kept.keySet())) {
            if (!wanted.test(visit)) {
                gone(kept.remove(visit));
            }
        }
    }

    /**
     * A result.
     *
     * @param batch the samples
     * @param took how long it took to read them
     * @param at when, on the monotonic clock
     */
    record Kept(Batch batch, Duration took, long at) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }
}
