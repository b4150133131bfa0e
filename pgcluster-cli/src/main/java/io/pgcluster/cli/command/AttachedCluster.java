package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.DownOptions;
import io.pgcluster.operate.operation.Interruption;
import io.pgcluster.operate.operation.ProgressListener;
import java.time.Duration;

/** A cluster that ends with the command line: when that is interrupted, or when no part of the cluster is running. */
final class AttachedCluster {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration FLUSH_INTERVAL = Duration.ofHours(1);

    private final Console console;
    private final String name;
    private final ClusterOperations operations;

    AttachedCluster(Console console, String name, ClusterOperations operations) {
        this.console = console;
        this.name = name;
        this.operations = operations;
    }

    /** Waits until the cluster was stopped by other means; an interruption stops it. */
    void await(Interruption interruption) {
        try {
            while (!Await.until(FLUSH_INTERVAL, POLL_INTERVAL, () -> !operations.isRunning())) {
                console.flush();
            }
            console.say(name + " was stopped; its data is kept");
        } catch (FailedException broken) {
            if (!interruption.isRequested()) {
                throw broken;
            }
            interruption.quieten();
            operations.down(DownOptions.DEFAULT, ProgressListener.SILENT);
            console.say(name + " is down; its data is kept");
        }
    }
}
