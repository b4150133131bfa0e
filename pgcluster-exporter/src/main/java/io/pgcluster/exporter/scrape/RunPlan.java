package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.scrape.WorkQueue.DatabaseVisit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides what is due: a result that is still good is shown instead of a run, and what was quick last time goes first. */
final class RunPlan {
    private final TargetContext context;
    private final RunResults results;

    RunPlan(TargetContext context, RunResults results) {
        this.context = context;
        this.results = results;
    }

    /** Tells results and queue what there is to do in these databases. */
    void make(List<Collector> collectors, List<String> databases, WorkQueue queue) {
        List<Collector> ordered = collectors.stream()
                .sorted(Comparator.comparing(this::lastDuration))
                .toList();
        Set<String> known = new HashSet<>(databases);
        known.add(context.home());
        context.cache().retainDatabases(known);
        context.lastVisits().keySet().retainAll(known);
        results.labelDatabases(!databases.equals(List.of(context.home())));
        List<Collector> home = due(context.home(), Scope.CLUSTER, ordered);
        List<DatabaseVisit> visits = new ArrayList<>();
        for (String database : longestUnvisitedFirst(databases)) {
            List<Collector> due = due(database, Scope.DATABASE, ordered);
            if (!due.isEmpty()) {
                visits.add(new DatabaseVisit(database, due));
            }
        }
        queue.fill(home, visits);
    }

    private List<Collector> due(String database, Scope scope, List<Collector> collectors) {
        List<Collector> due = new ArrayList<>();
        for (Collector collector : collectors) {
            if (collector.scope() == scope) {
                Visit visit = new Visit(database, collector.name());
                Optional<ResultCache.Kept> kept = collector.timeToLive().flatMap(timeToLive -> context.cache()
                        .fresh(visit, timeToLive));
                if (kept.isPresent()) {
                    context.counters().cacheHit(collector.name());
                    results.cached(visit, kept.get(), scope == Scope.DATABASE);
                } else {
                    results.plan(visit);
                    due.add(collector);
                }
            }
        }
        return due;
    }

    private List<String> longestUnvisitedFirst(List<String> databases) {
        return databases.stream()
                .sorted(Comparator.comparing(database ->
                        Objects.requireNonNullElse(context.lastVisits().get(database), Long.MIN_VALUE)))
                .toList();
    }

    private Duration lastDuration(Collector collector) {
        return Objects.requireNonNullElse(context.lastDurations().get(collector.name()), Duration.ZERO);
    }
}
