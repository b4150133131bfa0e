package io.pgcluster.operate.cluster;

import io.pgcluster.operate.program.ProgramException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells, while a start blocks, which parts it waits for and why they do not come up. */
final class StartWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final int LINES = 60;
    private static final int MAX_PARTS = 3;

    private final RunningCluster cluster;
    private final Consumer<String> step;
    private final AwaitedParts parts;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(StartWatch::daemon);
    private volatile List<String> last = List.of();

    private StartWatch(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.step = step;
        this.parts = new AwaitedParts(new PartKinds(cluster.plan().topology()), service -> cluster.engine()
                .log(service, LINES));
    }

    /** Watches until closed. */
    static StartWatch start(RunningCluster cluster, Consumer<String> step) {
        StartWatch watch = new StartWatch(cluster, step);
        ScheduledFuture<?> unused = watch.timer.scheduleWithFixedDelay(
                watch::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What is awaited now, for the text of a failure; empty if nothing is. */
    String awaited() {
        look();
        return last.isEmpty() ? "" : "; " + String.join("; ", last);
    }

    /** Why a job ended, for the text of a failure. */
    String fatal(String service) {
        return parts.fatal(service).map(line -> ": " + line).orElse("");
    }

    private void look() {
        try {
            last = parts.describe(cluster.parts());
            if (!last.isEmpty()) {
                String more = last.size() > MAX_PARTS ? ", and " + (last.size() - MAX_PARTS) + " more" : "";
                step.accept("waiting: " + String.join("; ", last.subList(0, Math.min(MAX_PARTS, last.size()))) + more);
            }
        } catch (ProgramException e) {
            step.accept("waiting; the engine does not report what for: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "start-watch");
        thread.setDaemon(true);
        return thread;
    }
}
