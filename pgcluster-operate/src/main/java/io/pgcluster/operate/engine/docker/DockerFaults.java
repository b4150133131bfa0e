package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.engine.Faults;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.render.target.compose.ComposeNames;
import java.time.Duration;

/** Faults of containers. */
final class DockerFaults implements Faults {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Docker docker;
    private final ContainerNames names;

    DockerFaults(Docker docker, ContainerNames names) {
        this.docker = docker;
        this.names = names;
    }

    @Override
    public void kill(String part) {
        run("kill", part);
    }

    @Override
    public void stop(String part) {
        run("stop", part);
    }

    @Override
    public void start(String part) {
        run("start", part);
    }

    @Override
    public void freeze(String part) {
        run("pause", part);
    }

    @Override
    public void thaw(String part) {
        Outcome outcome = docker.run(LIMIT, "unpause", names.container(part));
        if (!outcome.succeeded() && !outcome.complaint().contains("is not paused")) {
            outcome.orThrow();
        }
    }

    @Override
    public Cut cut(String part, boolean clusterOnly) {
        return new NetworkCut(
                docker,
                names.container(part),
                network -> !clusterOnly || network.equals(names.volume(ComposeNames.CLUSTER_NETWORK)));
    }

    private void run(String verb, String part) {
        docker.run(LIMIT, verb, names.container(part)).orThrow();
    }
}
