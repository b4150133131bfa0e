package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Waits until every member has joined, and tells meanwhile who has not and why. */
final class MemberJoinWait {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final RunningCluster cluster;
    private final int members;
    private final int synchronous;
    private final Consumer<String> step;
    private List<String> missing = List.of();

    MemberJoinWait(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.members = cluster.plan().topology().members().size();
        this.synchronous = cluster.plan().replication().synchronousReplicas();
        this.step = step;
    }

    void await() {
        step.accept("waiting for " + members + " members");
        // Members that left are known until their lease runs out.
        if (!Await.until(LIMIT, POLL_INTERVAL, this::isHealthy)) {
            throw new FailedException("writes work, but not every member joined within " + LIMIT.toMinutes() + " min: "
                    + String.join(", ", missing) + ". See: pgcluster status");
        }
    }

    private boolean isHealthy() {
        List<String> now = new ArrayList<>(
                cluster.view().map(view -> view.missing(members, synchronous)).orElse(List.of("no member answers")));
        if (!now.isEmpty()) {
            now.addAll(restless());
        }
        if (!now.isEmpty() && !now.equals(missing)) {
            step.accept("waiting for " + members + " members: " + String.join(", ", now));
        }
        missing = now;
        return now.isEmpty();
    }

    /** Services that end as soon as they start, with what they said last. */
    private List<String> restless() {
        return cluster.parts().stream()
                .filter(one -> one.state() == Part.State.RESTARTING)
                .map(one -> one.name() + " cannot start: " + cluster.engine().log(one.name(), 1))
                .toList();
    }
}
