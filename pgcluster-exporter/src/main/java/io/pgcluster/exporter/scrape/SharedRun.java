package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.time.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A run on one server and those who want its samples. When the last of them has let go and it is over, its samples are forgotten. */
final class SharedRun {
    private final ServerRun run;
    private final CompletableFuture<RunResults> over;
    private final Consumer<SharedRun> gone;
    private int holders;

    /**
     * A run that is wanted by one.
     *
     * @param over completed when the run is over
     * @param gone called when the samples are forgotten
     */
    SharedRun(ServerRun run, CompletableFuture<RunResults> over, Consumer<SharedRun> gone) {
        this.run = run;
        this.over = over;
        this.gone = gone;
        this.holders = 1;
    }

    ServerRun run() {
        return run;
    }

    /** The samples that are there at the deadline. */
    CompletableFuture<List<SampleSet>> samples(Deadline deadline) {
        return deadline.orElse(over, run.results()).thenApply(RunResults::snapshot);
    }

    /** One more wants its samples, unless they are forgotten. */
    synchronized boolean hold() {
        if (holders == 0) {
            return false;
        }
        holders++;
        return true;
    }

    /** One of them is done with the samples. */
    void release() {
        if (releaseReader()) {
            run.end();
            run.results().forget();
            gone.accept(this);
        }
    }

    /** Whether it was the last one. */
    private synchronized boolean releaseReader() {
        holders--;
        return holders == 0;
    }

    boolean isOver() {
        return over.isDone();
    }

    boolean wasAsked() {
        return run.results().isBegun();
    }

    String address() {
        return run.address();
    }
}
