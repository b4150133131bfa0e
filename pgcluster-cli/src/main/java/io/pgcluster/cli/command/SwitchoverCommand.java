package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.cluster.LongTransaction;
import io.pgcluster.operate.cluster.MoveReport;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.operation.SwitchoverOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code switchover}: moves the primary without client errors. */
@Command(
        name = "switchover",
        header = "Move the primary to another member without client errors.",
        description = {
            "Checks preconditions, writes a checkpoint, pauses the poolers, has the synchronous standby promoted, verifies",
            "that writes work, resumes the poolers. Clients behind the poolers wait for about two seconds. It gives up if a",
            "transaction does not end in time; nothing is left paused, even if this command is killed. Clients of the",
            "direct port are disconnected when the old primary stops, and have to connect again.",
            "",
            "Exit code 4: given up, nothing changed. 5: writes did not work again in time, or a member is not back."
        })
final class SwitchoverCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--to", paramLabel = "MEMBER", description = "New primary. Default: the synchronous standby.")
    private @Nullable String to;

    @Option(
            names = "--pause-limit",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Give up if running transactions take longer to end. Default: ${DEFAULT-VALUE}.")
    private double pauseLimit = 2;

    @Mixin
    private OutputFormat output = new OutputFormat();

    SwitchoverCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PgCluster cluster = arguments.cluster(arguments.load(console));
        return Operation.run(() -> switchOver(cluster));
    }

    private int switchOver(PgCluster cluster) {
        SwitchoverOptions options =
                new SwitchoverOptions(Optional.ofNullable(to), Duration.ofMillis(Math.round(pauseLimit * 1000)));
        SwitchoverReport report;
        try (Progress progress = Progress.start(console, "Switchover")) {
            report = cluster.switchover(options, progress::detail);
        }
        if (output.isJson()) {
            console.printJson(json(report));
        } else {
            show(report);
        }
        return exitCode(report).number();
    }

    private void show(SwitchoverReport report) {
        MoveReport move = report.move();
        String pause = Text.duration(move.pause());
        switch (move.result()) {
            case DONE -> {
                console.print("primary is " + report.to() + ", was " + report.from() + "; clients waited for " + pause);
                console.print(report.recovery()
                        .map(time -> "all members were back " + Text.duration(time) + " later")
                        .orElseGet(() -> "not recovered yet: " + String.join("; ", report.missing())
                                + "; see: pgcluster status " + arguments.argument()));
            }
            case ABORTED -> {
                console.error("given up, nothing changed: " + move.reason() + "; clients waited for " + pause);
                report.transactions().forEach(open -> console.say("  " + open.describe()));
                console.hint("try again when they have ended, or allow more with --pause-limit");
            }
            case REFUSED ->
                console.error(
                        "the cluster refused, nothing changed: " + move.reason() + "; clients waited for " + pause);
            case TIMED_OUT -> {
                console.error(move.reason() + "; clients have resumed, after waiting for " + pause);
                console.hint("pgcluster status " + arguments.argument() + " shows who is primary now");
            }
        }
    }

    private static ExitCode exitCode(SwitchoverReport report) {
        return switch (report.move().result()) {
            case DONE -> report.recovery().isPresent() ? ExitCode.OK : ExitCode.DEGRADED;
            case ABORTED, REFUSED -> ExitCode.FAILED;
            case TIMED_OUT -> ExitCode.DEGRADED;
        };
    }

    private static Map<String, Object> json(SwitchoverReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", report.move().result().name().toLowerCase(Locale.ROOT));
        fields.put("from", report.from());
        fields.put("to", report.to());
        fields.put("reason", report.move().reason());
        fields.put("pauseSeconds", report.move().pause().toMillis() / 1000.0);
        report.recovery().ifPresent(time -> fields.put("recoverySeconds", time.toMillis() / 1000.0));
        fields.put("missing", report.missing());
        fields.put(
                "transactions",
                report.transactions().stream().map(LongTransaction::describe).toList());
        return fields;
    }
}
