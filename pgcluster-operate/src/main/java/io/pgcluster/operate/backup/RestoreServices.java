package io.pgcluster.operate.backup;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.CoordinationStart;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.Exporter;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.platform.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What else than database nodes a restore needs of a cluster that is stopped, or of which nothing but the repository is left. */
final class RestoreServices {
    private static final Duration START = Duration.ofMinutes(5);

    private final RunningCluster cluster;
    private final BackupProgram program;
    private final Duration pollInterval;
    private final Consumer<String> step;

    RestoreServices(RunningCluster cluster, Duration pollInterval, Consumer<String> step) {
        this.cluster = cluster;
        this.program = new BackupProgram(cluster);
        this.pollInterval = pollInterval;
        this.step = step;
    }

    /** Starts the consensus store and the backup host, and waits until the backup host answers. */
    void start() {
        step.accept("starting what a restore needs");
        String host = program.host();
        new CoordinationStart(cluster, pollInterval, step).run();
        if (!program.isRunning(host)) {
            cluster.engine().replace(host, START);
        }
        if (!Await.until(START, pollInterval, program::answers)) {
            throw new FailedException(
                    "the backup host did not answer within " + START.toMinutes() + " min",
                    "see " + cluster.engine().advice().logs(host));
        }
    }

    /** Starts everything that clients and monitoring need, if something of it does not run. */
    void startRest() {
        Topology topology = cluster.plan().topology();
        Map<String, Part> parts = cluster.engine().parts();
        boolean complete = Stream.of(
                        topology.proxies().stream().map(Proxy::name),
                        topology.poolers().stream().map(Pooler::name),
                        topology.exporter().stream().map(Exporter::name),
                        topology.companions().stream().map(CompanionPlan::name))
                .flatMap(names -> names)
                .allMatch(name -> {
                    Part part = parts.get(name);
                    return part != null && part.isAlive();
                });
        if (!complete) {
            step.accept("starting the rest of the cluster");
            cluster.engine().start(false, START);
        }
    }
}
