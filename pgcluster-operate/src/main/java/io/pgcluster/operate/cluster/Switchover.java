package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Moves the primary to another member without client errors, or restarts it in place the same way: checks whether it may, writes a
 * checkpoint so that the shutdown has little to write, pauses the poolers, has it done, verifies that writes work, resumes.
 */
public final class Switchover {
    /** For how long transactions may take to end, where no other limit is asked for. */
    public static final Duration PAUSE_LIMIT = Duration.ofSeconds(2);

    /** A transaction that has been open for longer would hold up the pause. */
    static final Duration LONG_TRANSACTION = Duration.ofSeconds(1);

    private static final Duration MOVE_LIMIT = Duration.ofSeconds(15);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(10);
    private static final Duration LONG_CHECKPOINT = Duration.ofSeconds(1);
    private static final Duration ROUTED = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration MARGIN = Duration.ofSeconds(8);

    /** What a member's REST API is asked for. */
    private record Order(String path, Map<String, String> body) {}

    private final RunningCluster cluster;
    private final Duration pauseLimit;
    private final Consumer<String> step;

    /** Operates on {@code cluster}; {@code step} hears what is being done. */
    public Switchover(RunningCluster cluster, Duration pauseLimit, Consumer<String> step) {
        this.cluster = cluster;
        this.pauseLimit = pauseLimit;
        this.step = step;
    }

    /** Moves the primary to {@code wanted}, or to the best candidate. */
    public SwitchoverReport run(Optional<String> wanted) {
        return run(wanted, cluster.plan().topology().members().size());
    }

    /** The same in a cluster that has {@code members} members, other than the plan says. */
    SwitchoverReport run(Optional<String> wanted, int members) {
        step.accept("checking preconditions");
        ClusterView view = cluster.requireView();
        int synchronous = cluster.plan().replication().synchronousReplicas();
        List<String> obstacles = Preflight.obstacles(view, members, synchronous);
        if (!obstacles.isEmpty()) {
            throw new FailedException("a switchover is not safe now: " + String.join("; ", obstacles));
        }
        String from = view.primary().orElseThrow().name();
        String to = Preflight.candidate(view, wanted, synchronous > 0).name();
        List<String> proxies = requireProxies();
        requireRouted(to, proxies);
        refuseLongTransactions(from);
        MoveReport report =
                move(from, to, proxies, new Order("/switchover", Map.of("leader", from, "candidate", to)), true);
        return new SwitchoverReport(
                from,
                to,
                report,
                report.result() == MoveReport.Result.ABORTED ? longTransactions(from) : List.of(),
                Optional.empty(),
                List.of());
    }

    /** The proxies that lead to the primary now; one that is lost is not waited for. */
    private List<String> leadingProxies() {
        Set<String> running =
                cluster.parts().stream().filter(Part::isRunning).map(Part::name).collect(Collectors.toSet());
        List<String> leading = new ArrayList<>();
        for (Proxy proxy : cluster.plan().topology().proxies()) {
            if (running.contains(proxy.name())
                    && !cluster.proxyView(proxy.name()).readWrite().isEmpty()) {
                leading.add(proxy.name());
            } else {
                step.accept("continuing without " + proxy.name() + ", which does not route to the primary");
            }
        }
        return leading;
    }

    private List<String> requireProxies() {
        List<String> leading = leadingProxies();
        if (leading.isEmpty()) {
            throw new FailedException("no proxy routes to the primary, so clients would not reach the next one either;"
                    + " nothing was changed. See: pgcluster status");
        }
        return leading;
    }

    /** A proxy finds a member that came back with another address up to half a minute later than Patroni does. */
    private void requireRouted(String candidate, List<String> proxies) {
        for (String proxy : proxies) {
            step.accept("waiting until " + proxy + " reaches " + candidate);
            if (!Await.until(ROUTED, POLL_INTERVAL, () -> cluster.proxyView(proxy)
                    .readOnly()
                    .contains(candidate))) {
                throw new FailedException(proxy + " does not reach " + candidate
                        + ", so clients would not either after it took over; nothing was changed");
            }
        }
    }

    /** Restarts the server of the primary {@code member} in place. */
    MoveReport restartInPlace(String member, String prober) {
        List<String> proxies = requireProxies();
        refuseLongTransactions(member);
        return move(member, prober, proxies, new Order("/restart", Map.of()), false);
    }

    /**
     * Does {@code work} to {@code proxy} while the poolers hold their clients back, and resumes them when writes work again through it
     * and through the others that led to the primary.
     */
    MoveReport whilePaused(String prober, String proxy, Runnable work) {
        SortedSet<String> proxies = new TreeSet<>(leadingProxies());
        proxies.add(proxy);
        WriteVerdict verdict = new WriteVerdict(proxies, server -> true);
        try (WorkMove move = new WorkMove(
                work, () -> WriteProbe.start(cluster, prober, List.copyOf(proxies), guardLimit()), verdict)) {
            return new PausedMove(poolers(), new PausedMove.Limits(pauseLimit, MOVE_LIMIT)).run(move);
        }
    }

    private MoveReport move(String primary, String prober, List<String> proxies, Order order, boolean elsewhere) {
        step.accept("checkpoint on " + primary);
        checkpoint(primary);
        String address = addressOf(primary, proxies);
        WriteVerdict verdict =
                new WriteVerdict(proxies, elsewhere ? server -> !server.equals(address) : server -> true);
        step.accept("pausing the poolers");
        try (PreparedRequest request = cluster.preparePost(primary, order.path(), guardLimit());
                RestMove move = new RestMove(
                        request,
                        PatroniJson.body(order.body()),
                        () -> WriteProbe.start(cluster, prober, proxies, guardLimit()),
                        verdict,
                        elsewhere
                                ? Optional.of(WriteProbe.afterPromotion(cluster, prober, proxies, guardLimit()))
                                : Optional.empty())) {
            return new PausedMove(poolers(), new PausedMove.Limits(pauseLimit, MOVE_LIMIT)).run(move);
        }
    }

    private List<ConsolePooler> poolers() {
        return cluster.plan().topology().poolers().stream()
                .map(Pooler::name)
                .map(name -> new ConsolePooler(cluster, name, guardLimit()))
                .toList();
    }

    /** Later than all of our limits, so that a guard never resumes under a move that is still within its limits. */
    private Duration guardLimit() {
        return pauseLimit.plus(MOVE_LIMIT).plus(MARGIN);
    }

    /** Twice if the first took long: what was written meanwhile is the next one's work. */
    private void checkpoint(String primary) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long start = System.nanoTime();
            cluster.sql(primary, "CHECKPOINT", CHECKPOINT_LIMIT);
            if (System.nanoTime() - start < LONG_CHECKPOINT.toNanos()) {
                return;
            }
        }
    }

    private void refuseLongTransactions(String primary) {
        List<LongTransaction> open = longTransactions(primary);
        if (!open.isEmpty()) {
            throw new FailedException("transactions are open that a pause would wait for: "
                    + String.join(
                            "; ", open.stream().map(LongTransaction::describe).toList())
                    + ". Try again when they have ended, or end them with pg_terminate_backend(pid)");
        }
    }

    private List<LongTransaction> longTransactions(String primary) {
        return cluster.sql(primary, LongTransaction.query(LONG_TRANSACTION), RunningCluster.QUICK).stream()
                .map(LongTransaction::parse)
                .toList();
    }

    /** The primary's address as a client of the proxy sees it, from which no good answer may come after a switchover. */
    private String addressOf(String primary, List<String> proxies) {
        try (WriteProbe probe = WriteProbe.start(cluster, primary, proxies, RunningCluster.QUICK)) {
            return Await.value(RunningCluster.QUICK, Duration.ZERO, () -> probe.next(Duration.ofMillis(100))
                            .filter(event -> event.kind() == ProbeEvent.Kind.WRITABLE)
                            .flatMap(ProbeEvent::address))
                    .orElseThrow(() -> new FailedException("the proxy does not route to the primary " + primary
                            + " even before anything was changed; see: pgcluster status"));
        }
    }
}
