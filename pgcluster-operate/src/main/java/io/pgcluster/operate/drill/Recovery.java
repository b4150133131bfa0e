package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.ClusterView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Waits while something is broken: until it has been for long enough, and writes continue where the plan says they should. */
final class Recovery {
    /** Longest wait for writes beyond what the plan says. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For how long a fault is left that needs no time of its own, and writes continue after it. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    /** Longer than names and connections of the lost container are remembered by the poolers. */
    private static final Duration ROUTE = Duration.ofSeconds(10);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final long RECENT_NANOS = 1_000_000_000L;

    /** How much longer than the lease a member stays away, so that it comes back to a cluster that has moved on. */
    private static final Duration BEYOND_LEASE = Duration.ofSeconds(15);

    private final RunningCluster cluster;
    private final Ledger ledger;

    Recovery(RunningCluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
    }

    /** Until the fault of {@code injected} has lasted long enough and writes continue, at another member than {@code oldPrimary} if given. */
    void await(DrillRequest request, Optional<String> oldPrimary, long injected) {
        Duration hold = hold(request);
        boolean moves = request.kind().movesPrimary()
                && cluster.plan().topology().members().size() > 1;
        Duration limit = hold.plus(bound(request.kind().failure())).plus(PATIENCE);
        Await.until(
                limit,
                POLL_INTERVAL,
                () -> System.nanoTime() - injected >= hold.toNanos()
                        && (!moves || oldPrimary.map(this::hasMoved).orElse(true))
                        && writesGoOn());
    }

    /** Until rows are acknowledged; after {@link #PATIENCE} without. */
    void awaitWrites() {
        Await.until(PATIENCE, POLL_INTERVAL, this::writesGoOn);
    }

    private boolean writesGoOn() {
        return ledger.sizeSince(System.nanoTime() - RECENT_NANOS) > 0;
    }

    private boolean hasMoved(String oldPrimary) {
        // A member that is cut off still believes it is primary for a while: ask the others.
        return cluster.plan().topology().members().stream()
                .filter(member -> !member.name().equals(oldPrimary))
                .map(member -> cluster.viewOf(member.name()))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(ClusterView::primary)
                .filter(primary -> !primary.name().equals(oldPrimary))
                .isPresent();
    }

    private Duration hold(DrillRequest request) {
        Duration lease = cluster.plan().timing().leaderLease().plus(BEYOND_LEASE);
        return request.duration().orElseGet(() -> switch (request.kind()) {
            case HANG, CUT, CUT_CLUSTER -> lease;
            case CONSENSUS -> Duration.ofSeconds(60);
            case PROXY, POOLER -> ROUTE;
            case KILL, CRASH, STOP, SWITCHOVER -> SETTLE;
        });
    }

    private Duration bound(FailureKind kind) {
        return cluster.plan().predictions().stream()
                .filter(prediction -> prediction.kind() == kind)
                .findFirst()
                .flatMap(FailureCase::outage)
                .orElse(PATIENCE);
    }
}
