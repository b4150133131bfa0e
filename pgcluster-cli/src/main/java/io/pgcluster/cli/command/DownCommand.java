package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.ClusterState;
import io.pgcluster.operate.cluster.Deployment;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code down}: stops a cluster and keeps its data, unless told otherwise. */
@Command(
        name = "down",
        header = "Stop a cluster; its data stays, unless --volumes is given.",
        description = {
            "Stops and removes containers and networks; on the embedded engine, stops its processes. pgcluster up brings the",
            "cluster back with its data."
        })
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--volumes", description = "Remove all data as well. Cannot be undone; needs --yes.")
    private boolean volumes;

    @Option(names = "--yes", description = "Confirm --volumes.")
    private boolean yes;

    @Option(
            names = "--force",
            description = "Stop it although it is not known who is primary, since the consensus store does not answer.")
    private boolean force;

    @Mixin
    private EngineChoice engine = new EngineChoice();

    DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = arguments.plan(console);
        if (volumes && !yes) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "--volumes removes all data of " + plan.name() + " for ever; nothing was done",
                    "confirm it with --yes");
        }
        if (engine.isEmbedded(arguments, plan)) {
            return Operation.run(() -> embedded(plan, new EmbeddedCluster(arguments.embedded(plan))));
        }
        RunningCluster cluster = arguments.cluster(plan);
        if (!Files.isRegularFile(arguments.bundle(plan).compose().resolve("compose.yaml"))) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    "there is no rendered bundle in " + arguments.bundle(plan).compose(),
                    "name its directory with --directory, or render it: pgcluster render " + arguments.argument());
        }
        return Operation.run(() -> {
            if (!force && !volumes && cluster.settledState() instanceof ClusterState.Unknown unknown) {
                throw cluster.refusal(unknown);
            }
            try (Progress progress = Progress.start(console, "Stopping " + plan.name())) {
                cluster.project().down(volumes, LIMIT, progress::detail);
            }
            if (volumes) {
                new EngineRecord(arguments.bundle(plan)).forget();
                Deployment.forget(arguments.bundle(plan));
            }
            return said(plan);
        });
    }

    private int embedded(Plan plan, EmbeddedCluster cluster) {
        try (Progress progress = Progress.start(console, "Stopping " + plan.name())) {
            if (volumes) {
                cluster.remove(progress::detail);
            } else {
                cluster.stop(progress::detail);
            }
        }
        return said(plan);
    }

    private int said(Plan plan) {
        console.print(plan.name() + (volumes ? " and its data are gone" : " is down; its data is kept"));
        return ExitCode.OK.number();
    }
}
