package io.pgcluster.operate.cluster;

import io.pgcluster.operate.cluster.MemberView.Role;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.BackupHost;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.Exporter;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.platform.StoreMember;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Does something to many containers that would be an outage if it was done to all at once: consensus members one after the other, then
 * replicas, then the primary after it handed over, then proxies, then poolers, then the exporter, the
 * backup host, and the programs next to the cluster.
 */
final class Rollout {
    private static final Duration RECREATE = Duration.ofMinutes(5);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final RunningCluster cluster;
    private final Switchover switchover;
    private final Consumer<String> step;

    /** Rolls over {@code cluster}; {@code step} hears what is being done. */
    Rollout(RunningCluster cluster, Switchover switchover, Consumer<String> step) {
        this.cluster = cluster;
        this.switchover = switchover;
        this.step = step;
    }

    /**
     * Re-creates, each by itself, what is outdated of a running cluster; new and leaving services are not its business. Left to one
     * {@code start}, an engine may also replace everything that depends on a replaced one, and so the whole cluster at once.
     */
    void recreateOutdated() {
        Set<String> outdated = cluster.engine().outdated();
        cluster.engine().keysJob().filter(outdated::contains).ifPresent(this::recreate);
        roll(outdated, this::recreate);
        cluster.plan().topology().proxies().stream()
                .map(Proxy::name)
                .filter(outdated::contains)
                .forEach(this::recreateProxy);
        cluster.plan().topology().poolers().stream()
                .map(Pooler::name)
                .filter(outdated::contains)
                .forEach(this::recreatePooler);
        cluster.plan()
                .topology()
                .exporter()
                .map(Exporter::name)
                .filter(outdated::contains)
                .ifPresent(this::recreate);
        cluster.plan()
                .topology()
                .backup()
                .map(BackupHost::name)
                .filter(outdated::contains)
                .ifPresent(this::recreate);
        cluster.plan().topology().companions().stream()
                .map(CompanionPlan::name)
                .filter(outdated::contains)
                .forEach(this::recreate);
        if (outdated.contains(Names.SETTINGS_JOB)) {
            cluster.engine().prepare(Names.SETTINGS_JOB, RECREATE);
        }
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
                .map(StoreMember::name)
                .filter(services::contains)
                .forEach(member -> {
                    work.accept(member);
                    awaitHealthy(member);
                });
        rollMembers(services, work);
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
                throw new FailedException("the primary " + primary.get().name()
                        + " still runs with its old configuration, since it could not hand over: " + move.reason());
            }
            awaitRecovery(running);
        }
        workAndAwait(primary.get().name(), work);
    }

    private void workAndAwait(String member, Consumer<String> work) {
        int running = cluster.requireView().members().size();
        work.accept(member);
        awaitRecovery(running);
    }

    /** With the poolers held back; where transactions do not end, without. */
    private void recreateProxy(String proxy) {
        String primary = cluster.requireView()
                .primary()
                .orElseThrow(() -> new FailedException("there is no primary"))
                .name();
        if (switchover.whilePaused(primary, proxy, () -> recreate(proxy)).result() == MoveReport.Result.ABORTED) {
            recreate(proxy);
        }
        awaitHealthy(proxy);
    }

    private void recreatePooler(String pooler) {
        recreate(pooler);
        awaitHealthy(pooler);
    }

    private void awaitHealthy(String service) {
        step.accept("waiting until " + service + " is healthy");
        boolean healthy = Await.until(RECOVERY_LIMIT, POLL_INTERVAL, () -> cluster.parts().stream()
                .anyMatch(one -> one.name().equals(service) && one.isHealthy()));
        if (!healthy) {
            throw new FailedException(service + " did not become healthy again; see: "
                    + cluster.engine().advice().logs(service));
        }
    }

    private void restart(String service) {
        step.accept("restarting " + service);
        cluster.engine().restart(service, RECREATE);
    }

    private void recreate(String service) {
        step.accept("re-creating " + service);
        cluster.engine().replace(service, RECREATE);
    }

    private void awaitRecovery(int members) {
        int synchronous = Math.min(members - 1, cluster.plan().replication().synchronousReplicas());
        boolean recovered = Await.until(RECOVERY_LIMIT, POLL_INTERVAL, () -> cluster.view()
                .filter(view -> view.isHealthy(members, synchronous))
                .isPresent());
        if (!recovered) {
            throw new FailedException("the cluster did not recover within " + RECOVERY_LIMIT.toMinutes()
                    + " min; stopped here, the remaining members are unchanged. See: pgcluster status");
        }
    }
}
