package io.pgcluster.cli.cluster;

import io.pgcluster.cli.cluster.MemberView.Role;
import io.pgcluster.render.plan.Names;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Re-creates the containers whose definition changed, one after the other, where Compose would re-create all of them at once: consensus
 * members, then replicas, then the primary after it handed over, then poolers.
 */
final class Rollout {
    private static final Duration RECREATE = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final RunningCluster cluster;
    private final Switchover switchover;
    private final Consumer<String> step;

    Rollout(RunningCluster cluster, Switchover switchover, Consumer<String> step) {
        this.cluster = cluster;
        this.switchover = switchover;
        this.step = step;
    }

    /** Rolls out what is outdated of a cluster that runs; new and leaving services are not its business. */
    void run() {
        SortedSet<String> outdated = new TreeSet<>(cluster.project().outdated());
        if (outdated.stream().noneMatch(service -> rolls(service))) {
            return;
        }
        if (outdated.contains(Names.KEYS_JOB)) {
            recreate(Names.KEYS_JOB);
        }
        cluster.plan().topology().consensus().stream()
                .filter(member -> outdated.contains(member.name()))
                .forEach(member -> recreateAndAwait(member.name()));
        rollMembers(outdated);
        cluster.plan().topology().poolers().stream()
                .filter(pooler -> outdated.contains(pooler.name()))
                .forEach(pooler -> recreateHealthy(pooler.name()));
    }

    private boolean rolls(String service) {
        var topology = cluster.plan().topology();
        return topology.members().stream().anyMatch(member -> member.name().equals(service))
                || topology.consensus().stream()
                        .anyMatch(member -> member.name().equals(service))
                || topology.poolers().stream().anyMatch(pooler -> pooler.name().equals(service));
    }

    private void rollMembers(Set<String> outdated) {
        List<MemberView> members = cluster.requireView().members().stream()
                .filter(member -> outdated.contains(member.name()))
                .toList();
        members.stream()
                .filter(member -> member.role() != Role.PRIMARY)
                .forEach(member -> recreateAndAwait(member.name()));
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
                        + " was not re-created, since it could not hand over: " + move.reason());
            }
            awaitWhole(running);
        }
        recreateAndAwait(primary.get().name());
    }

    private void recreateAndAwait(String service) {
        int running = cluster.requireView().members().size();
        recreate(service);
        awaitWhole(running);
    }

    private void recreateHealthy(String service) {
        recreate(service);
        boolean healthy = Await.until(BACK, LOOK, () -> cluster.containers().stream()
                .anyMatch(one -> one.service().equals(service) && one.status().contains("(healthy)")));
        if (!healthy) {
            throw new ClusterException(service + " did not become healthy after it was re-created; see: docker logs "
                    + cluster.container(service));
        }
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
