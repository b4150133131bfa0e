package io.pgcluster.exporter.scrape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Servers that were probed without being configured. Few are kept, and none for long. */
final class ProbedServers implements AutoCloseable {
    private final ScrapeThreads threads;
    private final ScrapeSettings settings;
    private final ScheduledFuture<?> forgetting;
    private final Map<ServerKey, TargetScraper> scrapers = new LinkedHashMap<>(16, 0.75f, true);

    ProbedServers(ScrapeThreads threads, ScrapeSettings settings) {
        this.threads = threads;
        this.settings = settings;
        long half = Math.max(1, settings.probeIdle().toMillis() / 2);
        forgetting = threads.clock().scheduleWithFixedDelay(this::forgetIdle, half, half, TimeUnit.MILLISECONDS);
    }

    synchronized TargetScraper of(Target target) {
        ServerKey key = ServerKey.of(target);
        TargetScraper known = scrapers.get(key);
        if (known != null && known.collects(target)) {
            return known;
        }
        if (known == null && scrapers.size() >= settings.probedServers()) {
            forget(scrapers.keySet().iterator().next());
        }
        TargetScraper scraper = known == null ? new TargetScraper(target, threads) : known.changed(target);
        scrapers.put(key, scraper);
        return scraper;
    }

    private synchronized void forgetIdle() {
        List<ServerKey> idle = scrapers.entrySet().stream()
                .filter(entry -> entry.getValue().idle().compareTo(settings.probeIdle()) >= 0)
                .map(Map.Entry::getKey)
                .toList();
        idle.forEach(this::forget);
    }

    private void forget(ServerKey key) {
        TargetScraper scraper = scrapers.remove(key);
        if (scraper != null) {
            closeLater(scraper, threads.cutter());
        }
    }

    /** Closing waits for the server, which may be the very one that hangs. */
    static void closeLater(TargetScraper scraper, Executor executor) {
        executor.execute(scraper::close);
    }

    @Override
    public synchronized void close() {
        forgetting.cancel(false);
        List.copyOf(scrapers.keySet()).forEach(this::forget);
    }
}
