package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.operation.DownOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code down}: stops a cluster and keeps its data, unless {@code --volumes} is given. */
@Command(
        name = "down",
        header = "Stop a cluster; its data stays, unless --volumes is given.",
        description = {
            "Stops and removes all running parts of the cluster, on the engine that it was started on. pgcluster up starts",
            "it again with its data."
        })
final class DownCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--volumes", description = "Remove all data as well. Cannot be undone; needs --yes.")
    private boolean volumes;

    @Option(names = "--yes", description = "Confirm --volumes.")
    private boolean yes;

    @Option(
            names = "--force",
            description = "Stop it even if the primary is not known because the consensus store does not answer.")
    private boolean force;

    @Mixin
    private EngineOption engine = new EngineOption();

    DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster specification = arguments.load(console);
        String name = specification.name();
        if (volumes && !yes) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "--volumes removes all data of " + name + " permanently; nothing was done",
                    "confirm it with --yes");
        }
        PgCluster cluster = engine.on(arguments.cluster(specification));
        return Operation.run(() -> {
            try (Progress progress = Progress.start(console, "Stopping " + name)) {
                cluster.down(new DownOptions(volumes, force), progress::detail);
            }
            console.print(name + (volumes ? " and its data have been removed" : " is down; its data is kept"));
            return ExitCode.OK.number();
        });
    }
}
