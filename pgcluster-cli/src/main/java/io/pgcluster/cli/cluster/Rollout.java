package io.pgcluster.cli.cluster;

import io.pgcluster.cli.cluster.MemberView.Role;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Pooler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Does something to many containers that would be an outage if it was done to all at once: consensus members one after the other, then
 * replicas, then the primary after it handed over, then poolers.
 */
final class Rollout {
    private static final Duration RECREATE = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final RunningCluster cluster;
    private final Switchover switchover;
    private final Consumer<String> step;

    /** Rolls over {@code cluster}; {@code step} hears what is being done. */
    Rollout(RunningCluster cluster, Switchover switchover, Consumer<String> step) {
        this.cluster = cluster;
        this.switchover = switchover;
        this.step = step;
    }

    /** Re-creates the containers of a running cluster whose definition or image changed; new and leaving ones are not its business. */
    void recreateOutdated() {
        Set<String> outdated = cluster.project().outdated();
        if (outdated.stream().noneMatch(this::rolls)) {
            return;
        }
        if (outdated.contains(Names.KEYS_JOB)) {
            recreate(Names.KEYS_JOB);
        }
        roll(outdated, this::recreate);
        cluster.plan().topology().poolers().stream()
                .map(Pooler::name)
                .filter(outdated::contains)
                .forEach(this::recreatePooler);
    }

    /** Restarts everything that reads whom to trust only when it starts. */
    void restartForTrust() {
        Set<String> all = new TreeSet<>();
        cluster.plan().topology().consensus().forEach(member -> all.add(member.name()));
        cluster.plan().topology().members().forEach(member -> all.add(member.name()));
        roll(all, this::restart);
    }

    private void roll(Set<String> services, Consumer<String> work) {
        cluster.plan().topology().consensus().stream()
                .map(EtcdMember::name)
                .filter(services::contains)
                .forEach(member -> {
                    work.accept(member);
                    awaitHealthy(member);
                });
        rollMembers(services, work);
    }

    private boolean rolls(String service) {
        var topology = cluster.plan().topology();
        return topology.members().stream().anyMatch(member -> member.name().equals(service))
                || topology.consensus().stream()
                        .anyMatch(member -> member.name().equals(service))
                || topology.poolers().stream().anyMatch(pooler -> pooler.name().equals(service));
    }

    private void rollMembers(Set<String> services, Consumer<String> work) {
        List<MemberView> members = cluster.requireView().members().stream()
                .filter(member -> services.contains(member.name()))
                .toList();
        members.stream()
                .filter(member -> member.role() != Role.PRIMARY)
                .forEach(member -> workAndAwait(member.name(), work));
        Optional<MemberView> primary =
                members.stream().filter(member -> member.role() == Role.PRIMARY).findFirst();
        if (primary.isEmpty()) {
            return;
        }
        int running = cluster.requireView().members().size();
        if (running > 1) {
            MoveReport move = switchover.run(Optional.empty(), running).move();
            if (move.result() != MoveReport.Result.DONE) {
                throw new ClusterException("the primary " + primary.get().name()
                        + " still runs as it was, since it could not hand over: " + move.reason());
            }
            awaitWhole(running);
        }
        workAndAwait(primary.get().name(), work);
    }

    private void workAndAwait(String member, Consumer<String> work) {
        int running = cluster.requireView().members().size();
        work.accept(member);
        awaitWhole(running);
    }

    private void recreatePooler(String pooler) {
        recreate(pooler);
        awaitHealthy(pooler);
    }

    private void awaitHealthy(String service) {
        step.accept("waiting until " + service + " is healthy");
        boolean healthy = Await.until(BACK, LOOK, () -> cluster.containers().stream()
                .anyMatch(one -> one.service().equals(service) && one.status().contains("(healthy)")));
        if (!healthy) {
            throw new ClusterException(
                    service + " did not become healthy again; see: docker logs " + cluster.container(service));
        }
    }

    private void restart(String service) {
        step.accept("restarting " + service);
        cluster.project()
                .docker()
                .run(RECREATE, "restart", "--time", "60", cluster.container(service))
                .orThrow();
    }

    private void recreate(String service) {
        step.accept("re-creating " + service);
        cluster.project().upOnly(service, RECREATE, line -> {});
    }

    private void awaitWhole(int members) {
        int synchronous = Math.min(members - 1, cluster.plan().replication().synchronousReplicas());
        boolean whole = Await.until(BACK, LOOK, () -> cluster.view()
                .filter(view -> view.isWhole(members, synchronous))
                .isPresent());
        if (!whole) {
            throw new ClusterException("the cluster did not become whole again within " + BACK.toMinutes()
                    + " min; stopped here, the rest is as it was. See: pgcluster status");
        }
    }
}
