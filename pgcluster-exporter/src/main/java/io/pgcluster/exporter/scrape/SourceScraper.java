package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one source, never twice at a time; requests that come while it runs get the same result. */
final class SourceScraper {
    private static final Logger LOG = LoggerFactory.getLogger(SourceScraper.class);
    private static final Descriptor DURATION = Descriptor.gauge(
            "pg_scrape_collector_duration_seconds", "postgres_exporter: Duration of a collector scrape.", "collector");
    private static final Descriptor SUCCESS = Descriptor.gauge(
            "pg_scrape_collector_success", "postgres_exporter: Whether a collector succeeded.", "collector");

    private final Source source;
    private final Executor workers;
    private final StateLog log = new StateLog();
    private Optional<CompletableFuture<Result>> underWay = Optional.empty();
    private Optional<Result> last = Optional.empty();

    SourceScraper(Source source, Executor workers) {
        this.source = source;
        this.workers = workers;
    }

    Source source() {
        return source;
    }

    /** Its samples, or by the deadline only that there are none. */
    CompletableFuture<List<SampleSet>> scrape(Deadline deadline) {
        long start = System.nanoTime();
        return deadline.orElse(join(deadline).thenApply(Optional::of), Optional.<Result>empty())
                .thenApply(result -> shown(result.orElseGet(() -> Result.none(System.nanoTime() - start))));
    }

    private synchronized CompletableFuture<Result> join(Deadline deadline) {
        Optional<Duration> timeToLive = source.timeToLive();
        if (last.isPresent()
                && last.get().success()
                && timeToLive.isPresent()
                && last.get().age().compareTo(timeToLive.get()) < 0) {
            return CompletableFuture.completedFuture(last.get());
        }
        if (underWay.isPresent()) {
            return underWay.get();
        }
        CompletableFuture<Result> run = new CompletableFuture<>();
        underWay = Optional.of(run);
        try {
            workers.execute(() -> run(run, deadline));
        } catch (RejectedExecutionException e) {
            finish(run, Result.none(0));
        }
        return run;
    }

    private void run(CompletableFuture<Result> run, Deadline deadline) {
        Batch batch = new Batch();
        long start = System.nanoTime();
        boolean success = false;
        String what = source.name() + " " + source.labels();
        try {
            source.collect(deadline, batch);
            success = true;
            log.succeeded(what);
            log.dropped(what, batch);
        } catch (SourceException e) {
            log.failed(what, Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} has a defect", what, e);
        } finally {
            finish(run, new Result(batch, success, System.nanoTime() - start, System.nanoTime()));
        }
    }

    private void finish(CompletableFuture<Result> run, Result result) {
        synchronized (this) {
            underWay = Optional.empty();
            last = Optional.of(result);
        }
        run.complete(result);
    }

    private List<SampleSet> shown(Result result) {
        Batch self = new Batch();
        List<String> labels = List.of(source.name());
        self.sample(DURATION, labels, result.nanos() / 1e9);
        self.sample(SUCCESS, labels, result.success() ? 1 : 0);
        List<SampleSet> sets = new ArrayList<>();
        sets.add(SampleSet.of(source.labels(), result.batch()));
        sets.add(SampleSet.of(source.labels(), self));
        return sets;
    }

    private record Result(Batch batch, boolean success, long nanos, long at) {
        static Result none(long nanos) {
            return new Result(new Batch(), false, nanos, System.nanoTime());
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }
}
