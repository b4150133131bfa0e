package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.StoreMember;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts what members coordinate by, and nothing else: keys are handed out, volumes get their owners and their identity, and the consensus
 * store is there before a member has data.
 */
public final class CoordinationStart {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int LINES = 5;

    private final RunningCluster cluster;
    private final Duration pollInterval;
    private final Consumer<String> step;

    /** The start of {@code cluster}, whose files and secrets are there; {@code step} hears what is being done. */
    public CoordinationStart(RunningCluster cluster, Duration pollInterval, Consumer<String> step) {
        this.cluster = cluster;
        this.pollInterval = pollInterval;
        this.step = step;
    }

    /** Can be repeated. */
    public void run() {
        Engine engine = cluster.engine();
        engine.keysJob().ifPresent(this::runJob);
        List<String> store = cluster.plan().topology().consensus().stream()
                .map(StoreMember::name)
                .toList();
        store.forEach(member -> engine.replace(member, START));
        step.accept("waiting for the consensus store");
        boolean healthy = Await.until(START, pollInterval, () -> {
            var parts = engine.parts();
            return store.stream().allMatch(member -> Optional.ofNullable(parts.get(member))
                    .filter(Part::isHealthy)
                    .isPresent());
        });
        if (!healthy) {
            throw new FailedException(
                    "the consensus store was not healthy within " + START.toMinutes() + " min",
                    "see " + engine.advice().logs(store.get(0)));
        }
    }

    private void runJob(String job) {
        cluster.engine().replace(job, START);
        Part end = Await.value(START, pollInterval, () -> Optional.ofNullable(
                                cluster.engine().parts().get(job))
                        .filter(part -> part.state() == Part.State.ENDED))
                .orElseThrow(() ->
                        new FailedException("the job " + job + " did not end within " + START.toMinutes() + " min"));
        if (!end.succeeded()) {
            throw new FailedException(
                    "the job " + job + " failed: " + cluster.engine().log(job, LINES));
        }
    }
}
