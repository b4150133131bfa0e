package io.pgcluster.cli.command;

import io.pgcluster.cli.docker.DockerFinder;
import io.pgcluster.cli.embedded.EmbeddedCluster;
import io.pgcluster.cli.embedded.EmbeddedFiles;
import io.pgcluster.cli.embedded.Installation;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says what a cluster runs on, and what is meant without it. */
public final class EngineChoice {
    enum Engine {
        docker,
        embedded
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "docker: all of it, in containers. embedded: primary and replicas as processes of this machine."
                            + " Default: what it runs on, else docker; up takes embedded where no engine answers.")
    private @Nullable Engine engine;

    /** Whether an existing cluster is meant that runs, or was last run, without containers. */
    boolean isEmbedded(ClusterArguments arguments, Plan plan) {
        if (engine != null) {
            return engine == Engine.embedded;
        }
        EmbeddedCluster embedded = new EmbeddedCluster(arguments.embedded(plan));
        return embedded.exists()
                && (embedded.isRunning()
                        || !Files.isDirectory(arguments.bundle(plan).compose()));
    }

    /** Why {@code up} is to start the cluster without containers; empty if it is not. */
    Optional<String> reasonForEmbedded(EmbeddedFiles files, Plan plan) {
        if (engine != null) {
            return engine == Engine.embedded ? Optional.of("") : Optional.empty();
        }
        if (new EmbeddedCluster(files).isRunning()) {
            return Optional.of("it runs on the embedded engine already");
        }
        if (!Installation.ofThisProcess()
                .hasServers(plan.cluster().spec().postgres().version().major())) {
            return Optional.empty();
        }
        try {
            DockerFinder.find();
            return Optional.empty();
        } catch (CliException noEngine) {
            return Optional.of(noEngine.message());
        }
    }
}
