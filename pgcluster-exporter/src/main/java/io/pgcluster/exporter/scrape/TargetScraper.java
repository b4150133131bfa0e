package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.server.Server;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;

/** Scrapes one target; whoever wants the same while a scrape is under way shares it. */
final class TargetScraper implements AutoCloseable {
    private static final int MOST_WAITING = 64;

    private final TargetContext context;
    private final ThreadPoolExecutor workers;
    private final Map<Set<String>, Flight> underWay = new HashMap<>();
    private Optional<RunResults> last = Optional.empty();
    private long usedAt = System.nanoTime();

    TargetScraper(Target target, ScrapeThreads threads) {
        this.workers = ScrapeThreads.workers(
                "scrape-" + target.dsn().address(), target.limits().connections(), MOST_WAITING);
        Server server = new Server(target.dsn(), target.limits(), threads.housekeeping());
        this.context = TargetContext.of(target, server, workers, threads);
    }

    Target target() {
        return context.target();
    }

    /** The samples that are there at the deadline. */
    CompletableFuture<List<SampleSet>> scrape(Set<String> collect, Deadline deadline) {
        Flight flight = join(collect, deadline);
        return deadline.orElse(flight.over(), flight.run().results()).thenApply(RunResults::snapshot);
    }

    synchronized TargetStatus status() {
        return last.map(RunResults::status).orElseGet(this::neverScraped);
    }

    /** For how long nobody has asked for it. */
    synchronized Duration idle() {
        return underWay.isEmpty() ? Duration.ofNanos(System.nanoTime() - usedAt) : Duration.ZERO;
    }

    private Flight join(Set<String> collect, Deadline deadline) {
        Flight flight;
        synchronized (this) {
            usedAt = System.nanoTime();
            Flight current = underWay.get(collect);
            if (current != null) {
                return current;
            }
            context.counters().scrape();
            ServerRun run = new ServerRun(context, chosen(collect), deadline);
            flight = new Flight(run, deadline.orElse(run.over(), run.results()).thenApply(over -> leave(collect, run)));
            underWay.put(collect, flight);
        }
        flight.run().start();
        return flight;
    }

    private RunResults leave(Set<String> collect, ServerRun run) {
        run.end();
        synchronized (this) {
            underWay.remove(collect);
            last = Optional.of(run.results());
            usedAt = System.nanoTime();
        }
        return run.results();
    }

    private List<Collector> chosen(Set<String> collect) {
        return target().collectors().stream()
                .filter(collector -> collect.isEmpty() || collect.contains(collector.name()))
                .toList();
    }

    private TargetStatus neverScraped() {
        return new TargetStatus(
                target().dsn().address(),
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of());
    }

    /** Gives up what is under way and closes the connections; may take as long as closing them does. */
    @Override
    public void close() {
        List<Flight> flights;
        synchronized (this) {
            flights = List.copyOf(underWay.values());
        }
        flights.forEach(flight -> flight.run().end());
        workers.shutdown();
        context.server().close();
    }

    /** A run, and that it is over and nobody can join it any more. */
    private record Flight(ServerRun run, CompletableFuture<RunResults> over) {}
}
