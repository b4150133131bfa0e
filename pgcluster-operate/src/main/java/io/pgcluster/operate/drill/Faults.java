package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.MoveReport;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.Switchover;
import io.pgcluster.operate.engine.docker.Docker;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.Names;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the faults of a running cluster. */
final class Faults {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RunningCluster cluster;
    private final Docker docker;
    private final Consumer<String> step;

    Faults(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.docker = cluster.project().docker();
        this.step = step;
    }

    /** The fault {@code kind} of the member {@code member}. */
    Fault of(FaultKind kind, String member) {
        String container = cluster.container(member);
        return switch (kind) {
            case KILL -> kill(member);
            case STOP -> fault(() -> run("stop", container), () -> run("start", container));
            case HANG -> fault(() -> run("pause", container), () -> unpause(container));
            case CRASH -> fault(() -> crash(member), () -> {});
            case CUT -> new NetworkCut(docker, container, network -> true);
            case CUT_CLUSTER ->
                new NetworkCut(docker, container, network -> network.endsWith("_" + Names.CLUSTER_NETWORK));
            case PROXY -> kill(cluster.plan().topology().proxies().get(0).name());
            case POOLER -> kill(cluster.plan().topology().poolers().get(0).name());
            case ETCD -> consensus();
            case SWITCHOVER -> fault(this::switchOver, () -> {});
        };
    }

    private Fault kill(String service) {
        String container = cluster.container(service);
        return fault(() -> run("kill", container), () -> run("start", container));
    }

    private Fault consensus() {
        List<String> containers = cluster.plan().topology().consensus().stream()
                .map(EtcdMember::name)
                .map(cluster::container)
                .toList();
        return fault(
                () -> containers.parallelStream().forEach(container -> run("kill", container)),
                () -> containers.forEach(container -> run("start", container)));
    }

    /** The server's own process, as its lock file names it; Patroni and the container live on. */
    private void crash(String member) {
        String data =
                Names.dataDirectory(cluster.plan().cluster().spec().postgres().version());
        String script = "kill -9 \"$(head -n 1 " + data + "/postmaster.pid)\"";
        docker.exec(cluster.container(member), "", LIMIT, List.of("bash", "-c", script))
                .orThrow();
    }

    private void switchOver() {
        MoveReport move = new Switchover(cluster, Switchover.PAUSE_LIMIT, step)
                .run(Optional.empty())
                .move();
        if (move.result() != MoveReport.Result.DONE) {
            throw new FailedException("the switchover was not done: " + move.reason());
        }
    }

    private void unpause(String container) {
        Outcome outcome = docker.run(LIMIT, "unpause", container);
        if (!outcome.succeeded() && !outcome.complaint().contains("is not paused")) {
            outcome.orThrow();
        }
    }

    private void run(String verb, String container) {
        docker.run(LIMIT, verb, container).orThrow();
    }

    private static Fault fault(Runnable inject, Runnable undo) {
        return new Fault() {
            @Override
            public void inject() {
                inject.run();
            }

            @Override
            public void undo() {
                undo.run();
            }
        };
    }
}
