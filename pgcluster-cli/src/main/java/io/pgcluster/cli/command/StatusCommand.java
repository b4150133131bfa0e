package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.operation.ClusterOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: shows how a cluster is, and what is not as it should be. */
@Command(
        name = "status",
        header = "Show the state of a running cluster.",
        description = {
            "Members with role, timeline and lag, consensus, proxy, poolers, and the certificate that expires first; then",
            "every deviation from the plan. Exit code 5 if there is any."
        })
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private OutputFormat output = new OutputFormat();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster specification = arguments.load(console);
        String name = specification.name();
        PgCluster cluster = engine.on(arguments.cluster(specification));
        return Operation.run(() -> {
            ClusterOperations operations = cluster.operations();
            ClusterStatus status;
            try (Progress progress = Progress.start(console, "Looking at " + name)) {
                status = operations.status(progress::detail);
            }
            if (output.isJson()) {
                console.printJson(StatusJson.of(name, operations.engine(), status));
            } else {
                show(name, operations.engine(), status);
            }
            return (status.isHealthy() ? ExitCode.OK : ExitCode.DEGRADED).number();
        });
    }

    private void show(String name, String engineName, ClusterStatus status) {
        if (!status.members().isEmpty()) {
            new MemberTable(status.members()).print(console);
            console.print("");
        }
        Table parts = new Table("part", "state");
        status.parts().forEach(part -> parts.row(part.name(), part.detail()));
        status.certificate()
                .ifPresent(
                        first -> parts.row("certificates", "the first, " + first.name() + ", ends on " + first.day()));
        parts.row("engine", engineName);
        status.page().ifPresent(page -> parts.row("live", page));
        parts.print(console);
        console.print("");
        if (status.isHealthy()) {
            console.print(name + " is " + console.styled(Style.GOOD, "healthy"));
        } else {
            console.print(name + " is " + console.styled(Style.ERROR, word(status.state())) + ":");
            status.findings().forEach(finding -> console.print("  " + finding));
        }
    }

    private static String word(ClusterStatus.State state) {
        return state == ClusterStatus.State.RUNNING ? "degraded" : state.toString();
    }
}
