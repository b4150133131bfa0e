package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Restarts members one after the other, so that writes continue. Where a limit grows the replicas go first and the primary last, after it
 * handed over; where one shrinks the primary goes first, in place, because replicas refuse a limit lower than their primary's.
 */
public final class RollingRestart {
    private static final Duration RESTART = Duration.ofMinutes(5);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final RunningCluster cluster;
    private final Switchover switchover;
    private final Consumer<String> step;

    /** Operates on {@code cluster}; {@code step} hears what is being done. */
    public RollingRestart(RunningCluster cluster, Switchover switchover, Consumer<String> step) {
        this.cluster = cluster;
        this.switchover = switchover;
        this.step = step;
    }

    /** Restarts every member that waits for it; returns those that it restarted, in that order. */
    public List<String> restartPending(boolean primaryFirst) {
        List<String> restarted = new ArrayList<>();
        if (primaryFirst) {
            restartPrimary(restarted);
        }
        restartReplicas(restarted);
        if (!primaryFirst) {
            handOverAndRestart(restarted);
        }
        return restarted;
    }

    private void restartReplicas(List<String> restarted) {
        Predicate<MemberView> pendingReplica =
                member -> member.role() != MemberView.Role.PRIMARY && member.pendingRestart();
        for (MemberView member :
                cluster.requireView().members().stream().filter(pendingReplica).toList()) {
            restart(member.name());
            restarted.add(member.name());
            awaitRecovery();
        }
    }

    private void handOverAndRestart(List<String> restarted) {
        Optional<MemberView> pending = cluster.requireView().primary().filter(MemberView::pendingRestart);
        if (pending.isEmpty()) {
            return;
        }
        if (cluster.plan().topology().members().size() == 1) {
            restartPrimary(restarted);
            return;
        }
        MoveReport move = switchover.run(Optional.empty()).move();
        if (move.result() != MoveReport.Result.DONE) {
            throw new FailedException("the primary " + pending.get().name()
                    + " still waits for a restart, since it could not hand over: " + move.reason());
        }
        awaitRecovery();
        // Handing over restarted its server, so the settings are in force already; it says so if not.
        boolean stillPending = cluster.requireView()
                .member(pending.get().name())
                .filter(MemberView::pendingRestart)
                .isPresent();
        if (stillPending) {
            restart(pending.get().name());
            awaitRecovery();
        }
        restarted.add(pending.get().name());
    }

    private void restartPrimary(List<String> restarted) {
        ClusterView view = cluster.requireView();
        Optional<MemberView> pending = view.primary().filter(MemberView::pendingRestart);
        if (pending.isEmpty()) {
            return;
        }
        String primary = pending.get().name();
        step.accept("restarting the primary " + primary + " in place");
        MoveReport move = switchover.restartInPlace(primary, primary);
        if (move.result() != MoveReport.Result.DONE) {
            throw new FailedException("the primary " + primary + " was not restarted: " + move.reason());
        }
        restarted.add(primary);
        awaitRecovery();
    }

    private void restart(String member) {
        step.accept("restarting " + member);
        try (PreparedRequest request = cluster.preparePost(member, "/restart", RESTART)) {
            request.send(PatroniJson.body(Map.of()));
            PreparedRequest.Answer answer = request.answer(RESTART)
                    .orElseThrow(() ->
                            new FailedException(member + " did not restart within " + RESTART.toMinutes() + " min"));
            if (!answer.succeeded()) {
                throw new FailedException(member + " was not restarted: " + answer.text());
            }
        }
    }

    private void awaitRecovery() {
        step.accept("waiting until every member is back");
        int members = cluster.requireView().members().size();
        int synchronous = cluster.plan().replication().synchronousReplicas();
        boolean recovered = Await.until(RECOVERY_LIMIT, POLL_INTERVAL, () -> cluster.view()
                .filter(view -> view.isHealthy(members, synchronous))
                .isPresent());
        if (!recovered) {
            throw new FailedException("the cluster did not recover within " + RECOVERY_LIMIT.toMinutes()
                    + " min; stopped here. See: pgcluster status");
        }
    }
}
