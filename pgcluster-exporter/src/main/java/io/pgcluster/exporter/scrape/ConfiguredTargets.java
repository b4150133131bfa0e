package io.pgcluster.exporter.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The scrapers of the targets that are configured or discovered at the moment. */
final class ConfiguredTargets implements AutoCloseable {
    private final Supplier<List<Target>> targets;
    private final ScrapeThreads threads;
    private Map<ServerKey, TargetScraper> scrapers = new LinkedHashMap<>();

    ConfiguredTargets(Supplier<List<Target>> targets, ScrapeThreads threads) {
        this.targets = targets;
        this.threads = threads;
    }

    /** In the order of the targets; servers that no longer exist are closed. */
    synchronized List<TargetScraper> current() {
        Map<ServerKey, TargetScraper> next = new LinkedHashMap<>();
        for (Target target : targets.get()) {
            ServerKey key = ServerKey.of(target);
            TargetScraper known = scrapers.remove(key);
            if (known != null) {
                next.put(key, known.collects(target) ? known : known.changed(target));
            } else {
                next.computeIfAbsent(key, missing -> new TargetScraper(target, threads));
            }
        }
        scrapers.values().forEach(gone -> ProbedServers.closeLater(gone, threads.cutter()));
        scrapers = next;
        return List.copyOf(next.values());
    }

    @Override
    public void close() {
        List<TargetScraper> all;
        synchronized (this) {
            all = new ArrayList<>(scrapers.values());
            scrapers = new LinkedHashMap<>();
        }
        all.forEach(TargetScraper::close);
    }
}
