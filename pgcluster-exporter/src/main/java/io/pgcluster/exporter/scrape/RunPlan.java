package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.scrape.WorkQueue.DatabaseVisit;
import io.pgcluster.exporter.server.Place;
import io.pgcluster.exporter.server.SessionPurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is due: a result that is still good is shown instead of a run, and what was quick last time goes first. */
final class RunPlan {
    private final TargetContext context;
    private final RunResults results;

    RunPlan(TargetContext context, RunResults results) {
        this.context = context;
        this.results = results;
    }

    /** Tells results and queue what there is to do in these databases; how many places other than home have to be visited. */
    int make(List<Collector> collectors, List<String> databases, WorkQueue queue) {
        List<Collector> ordered = collectors.stream()
                .sorted(Comparator.comparing(this::lastDuration))
                .toList();
        Set<String> known = new HashSet<>(databases);
        known.add(context.home());
        context.cache().retainDatabases(known);
        context.lastVisits().keySet().retainAll(known);
        results.labelDatabases(!databases.equals(List.of(context.home())));
        Map<Origin, List<Collector>> home = byOrigin(due(context.home(), Scope.CLUSTER, ordered));
        List<DatabaseVisit> visits = new ArrayList<>();
        visit(userQueries(context.home()), home.getOrDefault(Origin.USER, List.of()), visits);
        for (String database : longestUnvisitedFirst(databases)) {
            Map<Origin, List<Collector>> due = byOrigin(due(database, Scope.DATABASE, ordered));
            visit(Place.own(database), due.getOrDefault(Origin.BUILTIN, List.of()), visits);
            visit(userQueries(database), due.getOrDefault(Origin.USER, List.of()), visits);
        }
        queue.fill(home.getOrDefault(Origin.BUILTIN, List.of()), visits);
        return places(databases, collectors);
    }

    /** Also those where nothing is due this time: connections that are kept for them are needed again soon. */
    private int places(List<String> databases, List<Collector> collectors) {
        long others = databases.stream()
                .filter(database -> !database.equals(context.home()))
                .count();
        boolean users = collectors.stream().anyMatch(collector -> collector.origin() == Origin.USER);
        return Math.toIntExact(users ? 2 * others + 1 : others);
    }

    private static void visit(Place place, List<Collector> due, List<DatabaseVisit> visits) {
        if (!due.isEmpty()) {
            visits.add(new DatabaseVisit(place, due));
        }
    }

    private static Place userQueries(String database) {
        return new Place(database, SessionPurpose.USER_QUERIES);
    }

    private static Map<Origin, List<Collector>> byOrigin(List<Collector> due) {
        return due.stream().collect(Collectors.groupingBy(Collector::origin));
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
