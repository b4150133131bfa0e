package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.engine.docker.DockerFinder;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.Installation;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;
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
                            + " Default: what the cluster was started on; for a new one docker, or embedded where no engine"
                            + " answers.")
    private @Nullable Engine engine;

    /** Whether an existing cluster is meant that runs, or was last run, without containers. */
    boolean isEmbedded(ClusterArguments arguments, Plan plan) {
        if (engine != null) {
            return engine == Engine.embedded;
        }
        BundleDirectory bundle = arguments.bundle(plan);
        EmbeddedCluster embedded = new EmbeddedCluster(arguments.embedded(plan));
        return !new EngineRecord(bundle).isDocker()
                && embedded.exists()
                && (embedded.isRunning() || !Files.isDirectory(bundle.compose()));
    }

    /**
     * Why {@code up} is to start the cluster without containers; empty if it is not.
     *
     * @throws CliException if the cluster has its data on another engine, or may have
     */
    Optional<String> reasonForEmbedded(ClusterArguments arguments, Plan plan) {
        boolean hasServers = Installation.ofThisProcess()
                .hasServers(plan.cluster().spec().postgres().version().major());
        return reasonForEmbedded(
                Optional.ofNullable(engine),
                EngineEvidence.of(arguments.bundle(plan), arguments.embedded(plan)),
                hasServers,
                EngineChoice::complaint,
                arguments.argument());
    }

    /** The same for what was found; {@code complaint} tells why Docker cannot be used, if it cannot. */
    static Optional<String> reasonForEmbedded(
            Optional<Engine> asked,
            EngineEvidence evidence,
            boolean hasServers,
            Supplier<Optional<String>> complaint,
            String argument) {
        Optional<Engine> chosen = chosen(evidence);
        if (chosen.isPresent() && asked.isPresent() && !asked.equals(chosen)) {
            throw otherEngine(chosen.get(), argument);
        }
        if (asked.or(() -> chosen).isPresent()) {
            return asked.or(() -> chosen).equals(Optional.of(Engine.embedded))
                    ? Optional.of(asked.isPresent() ? "" : "the cluster was made on it")
                    : Optional.empty();
        }
        Optional<String> reason = complaint.get();
        if (reason.isPresent() && evidence.secrets()) {
            throw mayBeDocker(reason.get(), argument);
        }
        return hasServers ? reason : Optional.empty();
    }

    private static Optional<Engine> chosen(EngineEvidence evidence) {
        if (evidence.docker()) {
            return Optional.of(Engine.docker);
        }
        return evidence.embedded() ? Optional.of(Engine.embedded) : Optional.empty();
    }

    private static Optional<String> complaint() {
        try {
            DockerFinder.find();
            return Optional.empty();
        } catch (CliException noEngine) {
            return Optional.of(noEngine.message());
        }
    }

    private static CliException otherEngine(Engine chosen, String argument) {
        return CliException.of(
                ExitCode.REFUSED,
                "this cluster has its data on the engine " + chosen + "; nothing was started",
                "leave out --engine. To start with an empty cluster on the other engine, name another --directory; or remove"
                        + " the data: pgcluster down " + argument + " --engine " + chosen + " --volumes --yes");
    }

    private static CliException mayBeDocker(String complaint, String argument) {
        return CliException.of(
                ExitCode.ENVIRONMENT,
                complaint
                        + "; and passwords for containers exist, so this cluster may have its data in Docker's volumes:"
                        + " nothing was started",
                "start Docker, then pgcluster up " + argument
                        + "; if the cluster was never started in containers, add --engine embedded");
    }
}
