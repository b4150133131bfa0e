package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.server.Server;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the scrapes of one target have in common.
 *
 * @param target as it is configured
 * @param server its sessions
 * @param threads shared with other targets
 * @param cache results that are good for a while
 * @param standing when its turn was, and how it went
 * @param counters of all its scrapes
 * @param log of changes
 * @param overdue what an earlier scrape did not wait for and still runs
 * @param lastDurations of collectors: the quick ones go first, so that a slow one takes nothing from them
 * @param lastVisits of databases: those that had to wait longest go first, so that none is left out repeatedly
 */
record TargetContext(
        Target target,
        Server server,
        ScrapeThreads threads,
        ResultCache cache,
        ServerHistory standing,
        TargetCounters counters,
        StateLog log,
        Set<Visit> overdue,
        Map<String, Duration> lastDurations,
        Map<String, Long> lastVisits) {
    static TargetContext of(Target target, Server server, ScrapeThreads threads) {
        return new TargetContext(
                target,
                server,
                threads,
                new ResultCache(threads.samples()),
                new ServerHistory(),
                new TargetCounters(),
                new StateLog(),
                ConcurrentHashMap.newKeySet(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    /** A run as users see it. */
    String name(Visit visit) {
        return target.dsn().address() + "/" + visit.database() + ": collector " + visit.collector();
    }

    /**
     * Once it is known which databases have what a user's collector reads: those that do not are skipped if others do, and together are
     * one failure if none does.
     */
    void settleMissing(CollectorTally tally) {
        String what = target.dsn().address() + ": collector " + tally.collector();
        if (tally.isPresentInAnyDatabase()) {
            log.succeeded(what);
            tally.missing().forEach((visit, detail) -> {
                counters.skip(visit.collector(), SkipReason.UNSUPPORTED);
                log.skipped(name(visit), SkipReason.UNSUPPORTED.label(), detail);
            });
        } else {
            tally.missing().entrySet().stream()
                    .findFirst()
                    .ifPresent(first ->
                            log.failed(what, "in database " + first.getKey().database() + ": " + first.getValue()));
        }
    }

    /** The same server as the same target under another configuration; only what was kept of results is not for it. */
    TargetContext with(Target changed) {
        return new TargetContext(
                changed,
                server,
                threads,
                new ResultCache(threads.samples()),
                standing,
                counters,
                log,
                overdue,
                lastDurations,
                lastVisits);
    }

    String home() {
        return target.dsn().database();
    }
}
