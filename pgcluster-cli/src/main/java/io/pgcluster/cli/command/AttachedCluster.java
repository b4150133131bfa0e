package io.pgcluster.cli.command;

import io.pgcluster.cli.cluster.Await;
import io.pgcluster.cli.embedded.EmbeddedCluster;
import java.time.Duration;

/** A cluster that ends with the command line: when that is interrupted, or when nothing of the cluster runs any more. */
final class AttachedCluster {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ROUND = Duration.ofHours(1);

    private final EmbeddedCluster cluster;

    AttachedCluster(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /** Waits until the cluster was stopped by somebody else; an interrupt of the process stops it. */
    void await() {
        Thread onInterrupt = new Thread(() -> cluster.stop(step -> {}), "stop-embedded-cluster");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean stopped = false;
        while (!stopped) {
            stopped = Await.until(ROUND, LOOK, () -> !cluster.isRunning());
        }
    }
}
