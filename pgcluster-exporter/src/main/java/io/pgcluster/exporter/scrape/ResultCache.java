package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.server.ServerFacts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Results that are good enough for a while. It holds at most one for each collector and database that are still looked at. */
final class ResultCache {
    private final Map<Visit, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<ServerFacts>> lastFacts = new AtomicReference<>(Optional.empty());

    /** What was kept and is not older than {@code timeToLive}. */
    Optional<Kept> fresh(Visit visit, Duration timeToLive) {
        return Optional.ofNullable(kept.get(visit))
                .filter(result -> result.age().compareTo(timeToLive) < 0);
    }

    void keep(Visit visit, Batch batch, Duration took) {
        kept.put(visit, new Kept(batch, took, System.nanoTime()));
    }

    /** Forgets everything if the server was restarted or changed its role since it was last asked. */
    void about(ServerFacts facts) {
        Optional<ServerFacts> before = lastFacts.getAndSet(Optional.of(facts));
        if (before.isPresent() && !facts.continues(before.get())) {
            kept.clear();
        }
    }

    /** Forgets the results of databases that are not there any more. */
    void retainDatabases(Set<String> databases) {
        kept.keySet().removeIf(visit -> !databases.contains(visit.database()));
    }

    /**
     * A result.
     *
     * @param batch the samples
     * @param took how long it took to read them
     * @param at when, on the clock that nobody sets
     */
    record Kept(Batch batch, Duration took, long at) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }
}
