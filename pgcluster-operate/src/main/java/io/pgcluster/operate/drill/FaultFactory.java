package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.MoveReport;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.Switchover;
import io.pgcluster.operate.engine.Faults;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.StoreMember;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the faults of a running cluster. */
final class FaultFactory {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RunningCluster cluster;
    private final Faults faults;
    private final Consumer<String> step;

    FaultFactory(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.faults = cluster.engine().faults();
        this.step = step;
    }

    /** The fault {@code kind} of the member {@code member}. */
    Fault of(FaultKind kind, String member) {
        return switch (kind) {
            case KILL -> kill(List.of(member));
            case STOP -> fault(() -> faults.stop(member), () -> faults.start(member));
            case HANG -> fault(() -> faults.freeze(member), () -> faults.thaw(member));
            case CRASH -> fault(() -> crash(member), () -> {});
            case CUT -> cut(faults.cut(member, false));
            case CUT_CLUSTER -> cut(faults.cut(member, true));
            case PROXY ->
                kill(List.of(cluster.plan().topology().proxies().get(0).name()));
            case POOLER ->
                kill(List.of(cluster.plan().topology().poolers().get(0).name()));
            case CONSENSUS ->
                kill(cluster.plan().topology().consensus().stream()
                        .map(StoreMember::name)
                        .toList());
            case SWITCHOVER -> fault(this::switchOver, () -> {});
        };
    }

    private static Fault cut(Faults.Cut cut) {
        return fault(cut::sever, cut::mend);
    }

    private Fault kill(List<String> parts) {
        return fault(() -> parts.parallelStream().forEach(faults::kill), () -> parts.forEach(faults::start));
    }

    /** The server's own process, as its lock file names it; Patroni and the container live on. */
    private void crash(String member) {
        String data = cluster.plan().platform().paths().data();
        String script = "kill -9 \"$(head -n 1 " + data + "/postmaster.pid)\"";
        cluster.engine().exec(member, "", LIMIT, List.of("bash", "-c", script)).orThrow();
    }

    private void switchOver() {
        MoveReport move = new Switchover(cluster, Switchover.PAUSE_LIMIT, step)
                .run(Optional.empty())
                .move();
        if (move.result() != MoveReport.Result.DONE) {
            throw new FailedException("the switchover was not performed: " + move.reason());
        }
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
