package io.pgcluster.operate.drill;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.ClusterView;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RecoveryWait;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Breaks something while clients write, waits until writes work and every member is back, and counts. */
public final class Drill {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);

    private final RunningCluster cluster;
    private final ClientAccess access;
    private final Consumer<String> step;

    /** Drills {@code cluster} through {@code access}; {@code step} hears what is being done. */
    public Drill(RunningCluster cluster, ClientAccess access, Consumer<String> step) {
        this.cluster = cluster;
        this.access = access;
        this.step = step;
    }

    /** Runs the drill; every fault is undone, even if this fails or the process is ended. */
    public DrillReport run(DrillRequest request) {
        access.requireThisHost("drill");
        requirePrediction(request.kind());
        cluster.requireView();
        step.accept("checking that the cluster is healthy");
        if (RecoveryWait.await(cluster, BEFORE).isEmpty()) {
            throw new FailedException(
                    "the cluster is not healthy, so no fault was injected: the drill could not tell its effects from those of the existing fault");
        }
        ClusterView before = cluster.requireView();
        MemberView target = target(before, request);
        LedgerTable table = new LedgerTable(access);
        table.create();
        try {
            return report(request, before, target, observe(request, before, target, table));
        } finally {
            if (!request.keep()) {
                table.drop();
            }
        }
    }

    private void requirePrediction(FaultKind kind) {
        if (cluster.plan().predictions().stream().noneMatch(one -> one.kind() == kind.failure())) {
            throw new FailedException("the plan of " + cluster.plan().name() + " has no case \""
                    + kind.failure().title() + "\", so no fault was injected. See: pgcluster plan");
        }
    }

    private Observation observe(DrillRequest request, ClusterView before, MemberView target, LedgerTable table) {
        Ledger ledger = new Ledger();
        Recovery recovery = new Recovery(cluster, ledger);
        String primary = before.primary().orElseThrow().name();
        Optional<String> lost = Optional.of(primary).filter(target.name()::equals);
        Optional<Duration> recovered;
        Observation.WalRate wal;
        long injected;
        long ended;
        try (Writers writers = new Writers(access, ledger, request.client())) {
            step.accept("clients are writing");
            wal = warmUp(writers, request.writers(), ledger, recovery, primary);
            injected = System.nanoTime();
            breakAndMend(request, target.name(), () -> recovery.await(request, lost, injected));
            step.accept("fault undone; waiting until every member is back");
            recovered = RecoveryWait.await(cluster, RECOVERY_LIMIT);
            recovery.awaitWrites();
            pause(Recovery.SETTLE);
            ended = System.nanoTime();
        }
        step.accept("counting rows");
        Account account =
                ledger.account(table.ids(), injected, ended, request.kind().hitsRoute());
        return new Observation(account, ledger.errors(), recovered, wal);
    }

    private Observation.WalRate warmUp(Writers writers, int number, Ledger ledger, Recovery recovery, String primary) {
        long walStart = walPosition(primary);
        long start = System.nanoTime();
        writers.start(number);
        recovery.awaitWrites();
        if (ledger.size() == 0) {
            throw new FailedException("no row was acknowledged within " + Recovery.PATIENCE.toSeconds()
                    + " s, before any fault was injected: " + ledger.lastError());
        }
        pause(WARM_UP.minus(Duration.ofNanos(System.nanoTime() - start)));
        return Observation.WalRate.of(walPosition(primary) - walStart, ledger.size(), System.nanoTime() - start);
    }

    private void breakAndMend(DrillRequest request, String member, Runnable recovery) {
        Fault fault = new FaultFactory(cluster, step).of(request.kind(), member);
        Thread hook = new Thread(fault::undo, "mend");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            step.accept(request.kind().id() + (request.kind().hitsMember() ? " of " + member : ""));
            fault.inject();
            recovery.run();
        } finally {
            fault.undo();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private MemberView target(ClusterView view, DrillRequest request) {
        MemberView primary = view.primary().orElseThrow();
        if (request.member().isEmpty() || request.member().get().equals("primary")) {
            return primary;
        }
        String name = request.member().get();
        if (!request.kind().hitsMember()) {
            throw new FailedException(request.kind().id() + " does not target a single member; omit --member");
        }
        return view.member(name)
                .orElseThrow(() -> new FailedException("there is no member " + name + ", only "
                        + String.join(
                                ", ",
                                view.members().stream().map(MemberView::name).toList())));
    }

    private DrillReport report(DrillRequest request, ClusterView before, MemberView target, Observation seen) {
        ClusterView after = cluster.requireView();
        long promotions = timeline(after) - timeline(before);
        FailureCase prediction = cluster.plan().prediction(failure(request, before, target));
        long lostBytes = Math.round(seen.account().lost() * seen.wal().bytesPerRow());
        Optional<Long> lossBound = Bounds.loss(
                prediction, cluster.plan().timing().leaderLease(), seen.wal().bytesPerSecond());
        return new DrillReport(
                request.kind(),
                target.name(),
                prediction,
                seen.account(),
                seen.errors(),
                promotions,
                after.primary().map(MemberView::name).orElse("none"),
                seen.recovery(),
                lostBytes,
                lossBound,
                Bounds.breaches(prediction, seen.account(), promotions, seen.recovery(), lostBytes, lossBound));
    }

    private static FailureKind failure(DrillRequest request, ClusterView before, MemberView target) {
        boolean hitsPrimary = before.primary().filter(target::equals).isPresent();
        return hitsPrimary || !request.kind().hitsMember() ? request.kind().failure() : FailureKind.REPLICA_LOSS;
    }

    private long walPosition(String member) {
        return Long.parseLong(cluster.sql(
                        member, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint", Duration.ofSeconds(10))
                .get(0)
                .strip());
    }

    private static long timeline(ClusterView view) {
        return view.primary().flatMap(MemberView::timeline).orElse(0L);
    }

    private static void pause(Duration duration) {
        Await.until(duration, duration.isNegative() ? Duration.ZERO : POLL_INTERVAL, () -> false);
    }
}
