package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.Interruption;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;

/** A cluster that ends with the command line: when that is interrupted, or when nothing of the cluster runs any more. */
final class AttachedCluster {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofHours(1);

    private final Console console;
    private final String name;
    private final EmbeddedCluster cluster;

    AttachedCluster(Console console, String name, EmbeddedCluster cluster) {
        this.console = console;
        this.name = name;
        this.cluster = cluster;
    }

    /** Waits until the cluster was stopped by somebody else; an interruption stops it. */
    void await(Interruption interruption) {
        try {
            while (!Await.until(ROUND, LOOK, () -> !cluster.isRunning())) {
                console.flush();
            }
            console.say(name + " was stopped; its data is kept");
        } catch (FailedException broken) {
            if (!interruption.isRequested()) {
                throw broken;
            }
            interruption.quieten();
            cluster.stop(step -> {});
            console.say(name + " is down; its data is kept");
        }
    }
}
