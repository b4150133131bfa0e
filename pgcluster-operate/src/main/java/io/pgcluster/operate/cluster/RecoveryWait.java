package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits until a cluster is what its plan says: every member on one timeline, with its synchronous standbys. */
public final class RecoveryWait {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private RecoveryWait() {}

    /** How long it took; empty if it was not within three minutes. */
    public static Optional<Duration> await(RunningCluster cluster) {
        return await(cluster, LIMIT);
    }

    /** How long it took; empty if it was not within {@code limit}. */
    public static Optional<Duration> await(RunningCluster cluster, Duration limit) {
        long start = System.nanoTime();
        boolean recovered = Await.until(
                limit, POLL_INTERVAL, () -> missing(cluster, cluster.view()).isEmpty());
        return recovered ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
    }

    /**
     * Waits until the cluster is healthy with {@code primary} as its primary, as that member and the one that is asked first by everything
     * else both see it: a healthy cluster with the former primary is what a member remembers of the time before.
     */
    public static Outcome awaitAfterMove(RunningCluster cluster, String primary) {
        return awaitAfterMove(cluster, primary, LIMIT);
    }

    /** The same within {@code limit}, for members that clone their data. */
    public static Outcome awaitAfterMove(RunningCluster cluster, String primary, Duration limit) {
        return awaitAfterMove(
                () -> Stream.of(cluster.viewOf(primary), cluster.view())
                        .flatMap(view -> missing(cluster, view, primary).stream())
                        .distinct()
                        .toList(),
                limit,
                POLL_INTERVAL);
    }

    static Outcome awaitAfterMove(Supplier<List<String>> missing, Duration limit, Duration pause) {
        long start = System.nanoTime();
        List<String> last = new ArrayList<>();
        boolean recovered = Await.until(limit, pause, () -> {
            last.clear();
            last.addAll(missing.get());
            return last.isEmpty();
        });
        return new Outcome(
                recovered ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty(), last);
    }

    static List<String> missing(RunningCluster cluster, Optional<ClusterView> view, String primary) {
        boolean moved = view.flatMap(ClusterView::primary)
                .filter(member -> member.name().equals(primary))
                .isPresent();
        return moved ? missing(cluster, view) : List.of(primary + " is not known as the primary everywhere");
    }

    private static List<String> missing(RunningCluster cluster, Optional<ClusterView> view) {
        int members = cluster.plan().topology().members().size();
        int synchronous = cluster.plan().replication().synchronousReplicas();
        return view.map(known -> known.missing(members, synchronous)).orElse(List.of("no member answers"));
    }

    /**
     * How a wait ended.
     *
     * @param duration how long it took; empty if the cluster did not recover in time
     * @param missing what was missing at the last look, for users; empty if the cluster recovered
     */
    public record Outcome(Optional<Duration> duration, List<String> missing) {
        /** Keeps an unmodifiable copy. */
        public Outcome {
            missing = List.copyOf(missing);
        }
    }
}
