package io.pgcluster.operate.cluster;

import java.time.Duration;
import java.util.Optional;

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
        int members = cluster.plan().topology().members().size();
        int synchronous = cluster.plan().replication().synchronousReplicas();
        boolean recovered = Await.until(limit, POLL_INTERVAL, () -> cluster.view()
                .filter(view -> view.isHealthy(members, synchronous))
                .isPresent());
        return recovered ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
    }
}
