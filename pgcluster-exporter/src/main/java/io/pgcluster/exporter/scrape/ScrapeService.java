package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Batch;
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
    private static final String ALL = "the servers";

    private final ScrapeThreads threads;
    private final ConfiguredTargets targets;
    private final ConfiguredSources sources;
    private final ProbedServers probed;
    private final SelfMetrics self;
    private final StateLog log = new StateLog();

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
        this.threads = new ScrapeThreads(settings.bounds());
        this.targets = new ConfiguredTargets(targets, threads);
        this.sources = new ConfiguredSources(sources, settings.sourceThreads());
        this.probed = new ProbedServers(threads, settings);
        this.self = self;
    }

    @Override
    public CompletableFuture<Scrape> scrape(ScrapeRequest request) {
        List<TargetScraper> asked = request.target().isPresent()
                ? List.of(probed.of(request.target().get()))
                : targets.current();
        List<SharedRun> flights = new ArrayList<>();
        List<CompletableFuture<List<SampleSet>>> answers = new ArrayList<>();
        for (TargetScraper target : asked) {
            SharedRun flight = target.join(request.collect(), request.deadline());
            flights.add(flight);
            answers.add(flight.samples(request.deadline()));
        }
        List<SourceScraper> auxiliary = request.target().isPresent() ? List.of() : sources.current();
        for (SourceScraper source : auxiliary) {
            if (request.collect().isEmpty()
                    || request.collect().contains(source.source().name())) {
                answers.add(source.scrape(request.deadline()));
            }
        }
        boolean whole = request.target().isEmpty();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> together(answers, flights, whole));
    }

    private Scrape together(List<CompletableFuture<List<SampleSet>>> answers, List<SharedRun> flights, boolean whole) {
        List<SampleSet> sets = new ArrayList<>();
        answers.forEach(answer -> sets.addAll(answer.join()));
        logUnscraped(flights);
        if (whole) {
            Batch own = self.batch();
            BoundsMetrics.show(threads, own);
            sets.add(SampleSet.of(Map.of(), own));
        }
        return new Scrape(sets, () -> flights.forEach(SharedRun::release));
    }

    /** Once when it begins and once when it is over, for all servers together: it is the exporter that is too small, not one of them. */
    private void logUnscraped(List<SharedRun> flights) {
        List<String> leftOut = flights.stream()
                .filter(flight -> !flight.wasAsked())
                .map(SharedRun::address)
                .toList();
        if (leftOut.isEmpty()) {
            log.succeeded(ALL);
        } else {
            log.failed(
                    ALL,
                    leftOut.size() + " of " + flights.size() + " had no turn before the scrape was over, first "
                            + leftOut.get(0) + "; give the exporter more processor time or memory, or fewer servers");
        }
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
