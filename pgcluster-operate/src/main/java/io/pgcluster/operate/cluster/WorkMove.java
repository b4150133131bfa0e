package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Some work that is done at once, and that is over when probes find that writes work. */
final class WorkMove implements Move, AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final Runnable work;
    private final Supplier<WriteProbe> probes;
    private final WriteVerdict verdict;
    private @Nullable WriteProbe probe;

    WorkMove(Runnable work, Supplier<WriteProbe> probes, WriteVerdict verdict) {
        this.work = work;
        this.probes = probes;
        this.verdict = verdict;
    }

    @Override
    public void start() {
        work.run();
        probe = probes.get();
    }

    @Override
    public State look() {
        if (probe == null) {
            throw new IllegalStateException("it was not started");
        }
        Optional<ProbeEvent> event = probe.next(POLL_INTERVAL);
        event.ifPresent(verdict::add);
        return verdict.works() ? State.DONE : State.PENDING;
    }

    @Override
    public String answer() {
        return "";
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.close();
        }
    }
}
