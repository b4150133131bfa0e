package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

/** The scrapers of the sources that are configured or discovered at the moment. */
final class ConfiguredSources implements AutoCloseable {
    private static final int MAX_WAITING = 1_000;

    private final Supplier<List<Source>> sources;
    private final ThreadPoolExecutor workers;
    private Map<Source, SourceScraper> scrapers = new LinkedHashMap<>();

    ConfiguredSources(Supplier<List<Source>> sources, int most) {
        this.sources = sources;
        this.workers = ScrapeThreads.workers("scrape-source", most, MAX_WAITING);
    }

    /** In the order of the sources. */
    synchronized List<SourceScraper> current() {
        Map<Source, SourceScraper> next = new LinkedHashMap<>();
        for (Source source : sources.get()) {
            SourceScraper known = scrapers.get(source);
            next.put(source, known != null ? known : new SourceScraper(source, workers));
        }
        scrapers = next;
        return List.copyOf(next.values());
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
