package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.server.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is left to do in one scrape of one target. */
final class WorkQueue {
    private final Deque<Collector> home = new ArrayDeque<>();
    private final Deque<DatabaseVisit> databases = new ArrayDeque<>();

    synchronized void fill(List<Collector> homeCollectors, List<DatabaseVisit> visits) {
        home.addAll(homeCollectors);
        databases.addAll(visits);
    }

    synchronized Optional<Collector> nextAtHome() {
        return Optional.ofNullable(home.poll());
    }

    synchronized Optional<DatabaseVisit> nextDatabase() {
        return Optional.ofNullable(databases.poll());
    }

    synchronized int homeSize() {
        return home.size();
    }

    synchronized int databasesSize() {
        return databases.size();
    }

    synchronized void clear() {
        home.clear();
        databases.clear();
    }

    /** Collectors that are due in one place, all on one session. */
    record DatabaseVisit(Place place, List<Collector> collectors) {}
}
