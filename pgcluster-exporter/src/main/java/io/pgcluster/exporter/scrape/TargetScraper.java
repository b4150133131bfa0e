package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.server.Server;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scrapes one target; requests for the same target share a scrape that is under way. */
final class TargetScraper implements AutoCloseable {
    private final TargetContext context;
    private final Map<Set<String>, SharedRun> underWay = new HashMap<>();
    private Optional<RunResults> last = Optional.empty();
    private long usedAt = System.nanoTime();

    /** Of a server that was not known before. */
    TargetScraper(Target target, ScrapeThreads threads) {
        Server server = new Server(target.dsn(), target.limits(), threads.housekeeping());
        this.context = TargetContext.of(target, server, threads);
    }

    private TargetScraper(TargetContext context, Optional<RunResults> last) {
        this.context = context;
        this.last = last;
    }

    /** The same server with other collectors or databases: its connections and its counts stay, what was read of it does not. */
    synchronized TargetScraper changed(Target target) {
        context.cache().close();
        return new TargetScraper(context.with(target), last);
    }

    /** Whether {@code target} asks for just what this one does. */
    boolean collects(Target target) {
        return target().collectors().equals(target.collectors())
                && target().databases().equals(target.databases());
    }

    Target target() {
        return context.target();
    }

    synchronized TargetStatus status() {
        return last.map(RunResults::status).orElseGet(this::neverScraped);
    }

    /** How long it has not been asked for. */
    synchronized Duration idle() {
        return underWay.isEmpty() ? Duration.ofNanos(System.nanoTime() - usedAt) : Duration.ZERO;
    }

    /**
     * The run that is under way for the same, or a new one; the caller releases it. Where room is short, one that is over serves too as
     * long as another caller still needs its samples: they cost nothing then.
     */
    SharedRun join(Set<String> collect, Deadline deadline) {
        SharedRun flight;
        synchronized (this) {
            usedAt = System.nanoTime();
            SharedRun current = underWay.get(collect);
            boolean shared = current != null
                    && (!current.isOver() || context.threads().samples().isTight())
                    && current.hold();
            if (current != null && shared) {
                return current;
            }
            context.counters().scrape();
            ServerRun run = new ServerRun(context, chosen(collect), deadline);
            flight = new SharedRun(
                    run,
                    deadline.orElse(run.over(), run.results()).thenApply(over -> leave(run)),
                    gone -> forget(collect, gone));
            underWay.put(collect, flight);
        }
        flight.run().start();
        return flight;
    }

    private synchronized void forget(Set<String> collect, SharedRun gone) {
        underWay.remove(collect, gone);
    }

    private RunResults leave(ServerRun run) {
        run.end();
        synchronized (this) {
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
        List<SharedRun> flights;
        synchronized (this) {
            flights = List.copyOf(underWay.values());
        }
        flights.forEach(flight -> flight.run().end());
        context.cache().close();
        context.standing().keeps(context.threads().connections(), 0);
        context.server().close();
    }
}
