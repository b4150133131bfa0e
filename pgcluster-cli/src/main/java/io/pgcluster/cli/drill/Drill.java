package io.pgcluster.cli.drill;

import io.pgcluster.cli.cluster.Await;
import io.pgcluster.cli.cluster.ClientAccess;
import io.pgcluster.cli.cluster.ClusterException;
import io.pgcluster.cli.cluster.ClusterView;
import io.pgcluster.cli.cluster.MemberView;
import io.pgcluster.cli.cluster.RunningCluster;
import io.pgcluster.cli.cluster.WholeAgain;
import io.pgcluster.render.plan.FailureCase;
import io.pgcluster.render.plan.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Breaks something while clients write, waits until writes and the whole cluster are back, and counts. */
public final class Drill {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofMinutes(5);

    /** How much longer than the lease a member stays away, so that it comes back to a cluster that has moved on. */
    private static final Duration BEYOND_LEASE = Duration.ofSeconds(15);

    private final RunningCluster cluster;
    private final ClientAccess access;
    private final Consumer<String> step;

    /** Drills {@code cluster} through {@code access}; {@code step} hears what is being done. */
    public Drill(RunningCluster cluster, ClientAccess access, Consumer<String> step) {
        this.cluster = cluster;
        this.access = access;
        this.step = step;
    }

    /** Does it; whatever was broken is mended again, also if this fails or the process is ended. */
    public DrillReport run(DrillRequest request) {
        step.accept("looking whether the cluster is whole");
        if (WholeAgain.await(cluster, BEFORE).isEmpty()) {
            throw new ClusterException("the cluster is not whole, so a drill would break what is broken already");
        }
        ClusterView before = cluster.requireView();
        MemberView target = target(before, request);
        LedgerTable table = new LedgerTable(access);
        table.create();
        try {
            return run(request, before, target, table);
        } finally {
            if (!request.keep()) {
                table.drop();
            }
        }
    }

    private DrillReport run(DrillRequest request, ClusterView before, MemberView target, LedgerTable table) {
        Ledger ledger = new Ledger();
        String primary = before.primary().orElseThrow().name();
        boolean hitsPrimary = target.name().equals(primary);
        Optional<Duration> whole;
        long injected;
        double walPerSecond;
        long rowsBefore;
        long ended;
        try (Writers writers = new Writers(access, ledger, request.client())) {
            step.accept("clients are writing");
            long walStart = walPosition(primary);
            long start = System.nanoTime();
            writers.start(request.writers());
            warmUp(ledger, start);
            walPerSecond = (walPosition(primary) - walStart) / ((System.nanoTime() - start) / 1e9);
            rowsBefore = ledger.size();
            injected = System.nanoTime();
            breakAndMend(request, target.name(), hitsPrimary ? primary : "", ledger, injected);
            step.accept("mended; waiting until every member is back");
            whole = WholeAgain.await(cluster, BACK);
            awaitWrites(ledger, PATIENCE);
            pause(SETTLE);
            ended = System.nanoTime();
        }
        step.accept("counting rows");
        Set<Long> present = table.ids();
        Account account = ledger.account(present, injected, ended);
        return report(request, before, target, hitsPrimary, account, ledger, whole, walPerSecond, rowsBefore);
    }

    private void breakAndMend(DrillRequest request, String member, String oldPrimary, Ledger ledger, long injected) {
        Fault fault = new Faults(cluster, step).of(request.kind(), member);
        Thread hook = new Thread(fault::undo, "mend");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            step.accept(request.kind().id() + (request.kind().hitsMember() ? " of " + member : ""));
            fault.inject();
            awaitRecovery(request, oldPrimary, ledger, injected);
        } finally {
            fault.undo();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Until the fault has lasted long enough and writes go on, at another member where that is what should happen. */
    private void awaitRecovery(DrillRequest request, String oldPrimary, Ledger ledger, long injected) {
        long hold = hold(request).toNanos();
        boolean moves = !oldPrimary.isEmpty()
                && request.kind().movesPrimary()
                && cluster.plan().topology().members().size() > 1;
        Duration limit = hold(request).plus(bound(request.kind().failure())).plus(PATIENCE);
        Await.until(
                limit,
                LOOK,
                () -> System.nanoTime() - injected >= hold
                        && (!moves || hasMoved(oldPrimary))
                        && ledger.sizeSince(System.nanoTime() - 1_000_000_000L) > 0);
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
            case ETCD -> Duration.ofSeconds(60);
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

    private MemberView target(ClusterView view, DrillRequest request) {
        MemberView primary = view.primary().orElseThrow();
        if (request.member().isEmpty() || request.member().get().equals("primary")) {
            return primary;
        }
        String name = request.member().get();
        if (!request.kind().hitsMember()) {
            throw new ClusterException(request.kind().id() + " is not done to one member; leave --member out");
        }
        return view.member(name)
                .orElseThrow(() -> new ClusterException("there is no member " + name + ", only "
                        + String.join(
                                ", ",
                                view.members().stream().map(MemberView::name).toList())));
    }

    private DrillReport report(
            DrillRequest request,
            ClusterView before,
            MemberView target,
            boolean hitsPrimary,
            Account account,
            Ledger ledger,
            Optional<Duration> whole,
            double walPerSecond,
            long rowsBefore) {
        ClusterView after = cluster.requireView();
        long promotions = timeline(after) - timeline(before);
        FailureKind kind =
                hitsPrimary || !request.kind().hitsMember() ? request.kind().failure() : FailureKind.REPLICA_LOSS;
        FailureCase prediction = cluster.plan().prediction(kind);
        double walPerRow = walPerSecond * WARM_UP.toSeconds() / Math.max(1, rowsBefore);
        long lostBytes = Math.round(account.lost() * walPerRow);
        Optional<Long> lossBound =
                Bounds.loss(prediction, cluster.plan().timing().leaderLease(), walPerSecond);
        List<String> breaches = Bounds.breaches(prediction, account, promotions, whole, lostBytes, lossBound);
        return new DrillReport(
                request.kind(),
                target.name(),
                prediction,
                account,
                ledger.errors(),
                promotions,
                after.primary().map(MemberView::name).orElse("nobody"),
                whole,
                lostBytes,
                lossBound,
                breaches);
    }

    private void warmUp(Ledger ledger, long start) {
        awaitWrites(ledger, PATIENCE);
        if (ledger.size() == 0) {
            throw new ClusterException("no row was acknowledged within " + PATIENCE.toSeconds()
                    + " s, before anything was" + " broken: " + ledger.lastError());
        }
        pause(WARM_UP.minus(Duration.ofNanos(System.nanoTime() - start)));
    }

    private static void awaitWrites(Ledger ledger, Duration limit) {
        Await.until(limit, LOOK, () -> ledger.sizeSince(System.nanoTime() - 1_000_000_000L) > 0);
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
        Await.until(duration, duration.isNegative() ? Duration.ZERO : LOOK, () -> false);
    }
}
