package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.registry.SelfMetrics;
import io.pgcluster.exporter.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Scrapes everything that is configured, or one server that is not. */
public final class ScrapeService implements Scraper, AutoCloseable {
    private final ScrapeThreads threads = new ScrapeThreads();
    private final ConfiguredTargets targets;
    private final ConfiguredSources sources;
    private final ProbedServers probed;
    private final SelfMetrics self;

    /**
     * Connects to nothing before the first scrape.
     *
     * @param targets asked in each scrape, so it gives what it knows and does not go and look; servers that it gives again keep their
     *     connections
     * @param sources likewise; a source is the same if it equals
     * @param self the exporter's own metrics, part of each scrape of what is configured
     * @param settings limits
     */
    public ScrapeService(
            Supplier<List<Target>> targets, Supplier<List<Source>> sources, SelfMetrics self, ScrapeSettings settings) {
        this.targets = new ConfiguredTargets(targets, threads);
        this.sources = new ConfiguredSources(sources, settings.sourceThreads());
        this.probed = new ProbedServers(threads, settings);
        this.self = self;
    }

    @Override
    public CompletableFuture<Scrape> scrape(ScrapeRequest request) {
        if (request.target().isPresent()) {
            return probed.of(request.target().get())
                    .scrape(request.collect(), request.deadline())
                    .thenApply(Scrape::new);
        }
        List<CompletableFuture<List<SampleSet>>> answers = new ArrayList<>();
        for (TargetScraper target : targets.current()) {
            answers.add(target.scrape(request.collect(), request.deadline()));
        }
        for (SourceScraper source : sources.current()) {
            if (request.collect().isEmpty()
                    || request.collect().contains(source.source().name())) {
                answers.add(source.scrape(request.deadline()));
            }
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> together(answers));
    }

    private Scrape together(List<CompletableFuture<List<SampleSet>>> answers) {
        List<SampleSet> sets = new ArrayList<>();
        answers.forEach(answer -> sets.addAll(answer.join()));
        sets.add(SampleSet.of(Map.of(), self.batch()));
        return new Scrape(sets);
    }

    @Override
    public List<TargetStatus> status() {
        return targets.current().stream().map(TargetScraper::status).toList();
    }

    /** Gives up what is under way and closes all connections. */
    @Override
    public void close() {
        targets.close();
        sources.close();
        probed.close();
        threads.close();
    }
}
