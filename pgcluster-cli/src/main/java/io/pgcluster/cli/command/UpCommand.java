package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.EngineChoice;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.Interruption;
import io.pgcluster.operate.operation.UpOptions;
import io.pgcluster.operate.operation.UpReport;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: from a specification to a running cluster, or from a running cluster to what the specification says now. */
@Command(
        name = "up",
        header = "Start a cluster, or bring a running one in line with its specification.",
        description = {
            "Renders the bundle, creates secrets that are missing, builds images that are missing, starts containers,"
                    + " waits for",
            "the first write and for every member. On a running cluster what changed is applied without an outage:"
                    + " reloads,",
            "rolling restarts, members one after the other; a primary hands over first. Ends with how to connect.",
            "",
            "Where no container engine answers, or with --engine embedded: primary and streaming replicas as processes"
                    + " on",
            "this machine, with the exporter and a page of live charts."
        })
final class UpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--force", description = "Replace files of the bundle even if they were changed by hand.")
    private boolean force;

    @Option(
            names = "--prune",
            description =
                    "Remove the data of members that are no longer in the specification; without it, their volumes are kept.")
    private boolean prune;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(names = "--demo", description = "Run a bounded demonstration load on it (embedded engine).")
    private boolean demo;

    @Option(names = "--attach", description = "Stay in the foreground; Ctrl-C stops the cluster (embedded engine).")
    private boolean attach;

    @Mixin
    private OutputFormat output = new OutputFormat();

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster specification = arguments.loadSayingEverything(console);
        PgCluster cluster = engine.on(arguments.cluster(specification));
        return Operation.run(() -> {
            EngineChoice choice = cluster.starting();
            String name = choice.operations().engine();
            choice.reason().ifPresent(reason -> console.say("taking --engine " + name + ": " + reason));
            try (Interruption interruption = choice.operations().interruption()) {
                return up(specification, choice.operations(), interruption);
            }
        });
    }

    private int up(Cluster specification, ClusterOperations operations, Interruption interruption) {
        String name = specification.name();
        UpReport report;
        try (Progress progress = Progress.start(console, "Bringing up " + name)) {
            report = operations.up(new UpOptions(force, prune, demo, attach, interruption), progress::detail);
        } catch (OperationException | UncheckedIOException broken) {
            return interrupted(interruption, broken);
        }
        show(specification, operations.engine(), report);
        console.flush();
        if (attach) {
            new AttachedCluster(console, name, operations).await(interruption);
        }
        return ExitCode.OK.number();
    }

    private void show(Cluster specification, String engineName, UpReport report) {
        new SecretsReport(report.secrets()).say(console);
        if (output.isJson()) {
            console.printJson(UpReportJson.of(specification.name(), engineName, report));
        } else {
            int members = specification.spec().highAvailability().members();
            new UpReportPrinter(console, arguments.argument(), attach)
                    .print(specification.name(), engineName, members, report);
        }
    }

    /** Said here, since the process ends as soon as the interruption is closed. */
    private int interrupted(Interruption interruption, RuntimeException broken) {
        if (!interruption.isRequested()) {
            throw broken;
        }
        console.error("interrupted; what up had started is stopped");
        console.hint("pgcluster up " + arguments.argument() + " continues from here; pgcluster down "
                + arguments.argument() + " --volumes --yes removes what was created");
        return ExitCode.FAILED.number();
    }
}
