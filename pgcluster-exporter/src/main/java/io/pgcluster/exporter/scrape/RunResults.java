package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.server.ServerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is there so far in one scrape of one target; can be looked at at any time. */
final class RunResults {
    private final TargetContext context;
    private final Instant began = Instant.now();
    private final long start = System.nanoTime();
    private final Map<String, CollectorTally> tallies = new LinkedHashMap<>();
    private final List<SampleSet> sets = new ArrayList<>();
    private final Set<Visit> running = new HashSet<>();
    private Optional<ServerFacts> facts = Optional.empty();
    private Optional<String> error = Optional.empty();
    private boolean labelDatabases;
    private boolean begun;
    private boolean closed;
    private long bytes;
    private Duration took = Duration.ZERO;

    RunResults(TargetContext context, List<Collector> collectors) {
        this.context = context;
        collectors.forEach(collector -> tallies.put(collector.name(), new CollectorTally(collector.name())));
    }

    /** It is this server's turn. */
    synchronized void begin() {
        begun = true;
        context.standing().begun();
    }

    /** Whether its turn has come. */
    synchronized boolean isBegun() {
        return begun;
    }

    synchronized void up(ServerFacts found) {
        facts = Optional.of(found);
    }

    synchronized void down(String reason) {
        error = Optional.of(reason);
    }

    /** It is known which databases there are, though there may be none. */
    synchronized void selected() {
        tallies.values().forEach(CollectorTally::expect);
    }

    synchronized void labelDatabases(boolean label) {
        labelDatabases = label;
    }

    synchronized void plan(Visit visit) {
        tally(visit).plan();
    }

    synchronized void cached(Visit visit, ResultCache.Kept kept, boolean ofDatabase) {
        tally(visit).cached(kept.age(), kept.took());
        // The cache has taken the room for it.
        add(visit, kept.batch(), ofDatabase);
    }

    /** Whether it may begin: not after the scrape is over. */
    synchronized boolean begin(Visit visit) {
        return !closed && running.add(visit);
    }

    synchronized void done(Visit visit, Outcome outcome, Batch batch, Duration duration, boolean ofDatabase) {
        boolean ran = running.remove(visit);
        if (closed) {
            if (ran) {
                context.overdue().remove(visit);
            }
            return;
        }
        if (outcome instanceof Outcome.TimedOut) {
            context.counters().timeout(visit.collector());
        }
        long size = batch.bytes();
        if (context.threads().samples().take(size)) {
            bytes += size;
            tally(visit).done(visit, outcome, duration);
            add(visit, batch, ofDatabase);
        } else {
            leaveOut(visit, batch, duration);
        }
    }

    /** A collector whose samples have no room is a failed one, and they are counted. */
    private void leaveOut(Visit visit, Batch batch, Duration duration) {
        String reason = "its samples are left out: all the memory for samples is taken";
        tally(visit).done(visit, new Outcome.Failed(reason), duration);
        context.log().failed(context.target().dsn().address() + ": memory", reason);
        Batch instead = new Batch();
        instead.dropped(DropReason.MEMORY, batch.size());
        sets.add(SampleSet.of(context.target().labels(), instead));
    }

    /** Frees the samples. */
    synchronized void forget() {
        close();
        sets.clear();
        context.threads().samples().give(bytes);
        bytes = 0;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the scrape: what still runs is overdue from now on. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            took = elapsed();
            if (begun) {
                context.standing().ended(facts.isPresent());
            } else {
                context.standing().leftOut();
            }
            context.overdue().addAll(running);
            tallies.forEach((name, tally) -> {
                if (tally.isOpen()) {
                    context.counters().timeout(name);
                }
                context.settleMissing(tally);
            });
        }
    }

    /** The samples as of now, with those about the scrape itself. */
    synchronized List<SampleSet> snapshot() {
        List<SampleSet> all = new ArrayList<>(sets);
        Batch self = TargetSelfMetrics.batch(state(), duration(), tallies.values(), context);
        all.add(SampleSet.of(context.target().labels(), self));
        return all;
    }

    synchronized TargetStatus status() {
        return new TargetStatus(
                context.target().dsn().address(),
                state().up(),
                facts.map(ServerFacts::version),
                Optional.of(began),
                duration(),
                begun ? error : Optional.of("not asked: the scrape was over before its turn"),
                tallies.values().stream().map(CollectorTally::status).toList());
    }

    private TargetSelfMetrics.State state() {
        return new TargetSelfMetrics.State(
                begun, begun ? facts.isPresent() : context.standing().isUp());
    }

    private void add(Visit visit, Batch batch, boolean ofDatabase) {
        if (batch.families().isEmpty()) {
            return;
        }
        Map<String, String> labels = new LinkedHashMap<>(context.target().labels());
        if (ofDatabase && labelDatabases) {
            labels.put("datname", visit.database());
        }
        sets.add(SampleSet.of(labels, batch));
    }

    private Duration duration() {
        return closed ? took : elapsed();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private CollectorTally tally(Visit visit) {
        return Objects.requireNonNull(tallies.get(visit.collector()), visit.collector());
    }
}
