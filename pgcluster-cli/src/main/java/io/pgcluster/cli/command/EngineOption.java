package io.pgcluster.cli.command;

import io.pgcluster.operate.PgCluster;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says what a cluster runs on; without it, that is found out. */
public final class EngineOption {
    /** The engines by their names. */
    static final class Names extends Choices<String> {
        Names() {
            super("engine", List.copyOf(PgCluster.engines()), Function.identity());
        }
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            completionCandidates = Names.class,
            converter = Names.class,
            description =
                    "docker: everything, in containers. embedded: primary and replicas as processes on this machine."
                            + " Default: what the cluster was started on; for a new one docker, or embedded where no engine"
                            + " answers.")
    private @Nullable String engine;

    /** {@code cluster} on the engine that was named, if one was. */
    PgCluster on(PgCluster cluster) {
        return engine == null ? cluster : cluster.on(engine);
    }
}
