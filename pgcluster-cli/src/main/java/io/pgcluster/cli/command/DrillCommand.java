package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.drill.Account;
import io.pgcluster.operate.drill.ClientKind;
import io.pgcluster.operate.drill.DrillReport;
import io.pgcluster.operate.drill.DrillRequest;
import io.pgcluster.operate.drill.FaultKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drill}: injects a fault while clients write, and compares outage and loss with the plan's bounds. */
@Command(
        name = "drill",
        header = "Inject a fault while clients write; compare outage and loss with the plan's bounds.",
        description = {
            "Clients write one row per transaction through every pooler and record each acknowledged row. Then the fault is",
            "injected, writes resume, the fault is undone, every member recovers, and the rows are counted. The rows are in",
            "a separate schema, which is removed afterwards. The fault is undone even if the drill fails.",
            "",
            "Exit code 4: the outage was longer than the plan's bound, or a row was lost although the plan allows no loss."
        })
final class DrillCommand implements Callable<Integer> {
    /** The faults by their names on the command line. */
    static final class FaultNames extends Choices<FaultKind> {
        FaultNames() {
            super("fault", List.of(FaultKind.values()), FaultKind::id);
        }
    }

    /** The kinds of client by their names on the command line. */
    static final class ClientNames extends Choices<ClientKind> {
        ClientNames() {
            super("client", List.of(ClientKind.values()), ClientKind::toString);
        }
    }

    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(
            names = "--fault",
            required = true,
            paramLabel = "FAULT",
            completionCandidates = FaultNames.class,
            converter = FaultNames.class,
            description = "Fault to inject: ${COMPLETION-CANDIDATES}.")
    private FaultKind fault = FaultKind.KILL;

    @Option(
            names = "--member",
            paramLabel = "MEMBER",
            defaultValue = "primary",
            description = "Member affected: primary, or a member's name. Default: ${DEFAULT-VALUE}.")
    private String member = "primary";

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "Minimum duration of the fault. Default: until writes resume; if the member recovers"
                    + " by itself, longer than its lease.")
    private @Nullable Integer seconds;

    @Option(
            names = "--client",
            paramLabel = "KIND",
            defaultValue = "plain",
            converter = ClientNames.class,
            completionCandidates = ClientNames.class,
            description = "Kind of client: ${COMPLETION-CANDIDATES}. connect opens a connection per transaction."
                    + " Default: ${DEFAULT-VALUE}.")
    private ClientKind client = ClientKind.PLAIN;

    @Option(
            names = "--writers",
            paramLabel = "NUMBER",
            defaultValue = "8",
            description = "Number of clients. Default: ${DEFAULT-VALUE}.")
    private int writers = 8;

    @Option(names = "--keep", description = "Keep the schema with the rows.")
    private boolean keep;

    @Mixin
    private OutputFormat output = new OutputFormat();

    DrillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PgCluster cluster = arguments.cluster(arguments.load(console));
        DrillRequest request = new DrillRequest(
                fault,
                Optional.of(member).filter(name -> fault.hitsMember() || !name.equals("primary")),
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                client,
                Math.max(1, writers),
                keep);
        DrillReport report = Operation.run(() -> {
            try (Progress progress = Progress.start(console, "Drill")) {
                return cluster.drill(request, progress::detail);
            }
        });
        if (output.isJson()) {
            console.printJson(json(report));
        } else {
            show(report);
        }
        return (report.isWithinBounds() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void show(DrillReport report) {
        Account account = report.account();
        Table table = new Table("", "measured", "plan");
        table.row(
                "fault",
                report.kind().id() + (report.kind().hitsMember() ? " of " + report.member() : ""),
                report.prediction().kind().title());
        table.row("outage", Text.duration(account.outage()), bound(report));
        table.row("rows acknowledged", account.acknowledged(), "");
        table.row(
                "rows lost",
                account.lost() + (account.lost() > 0 ? " (about " + report.lostBytes() + " bytes)" : ""),
                report.prediction().loss().text());
        table.row("rows without answer", account.unknown() + ", of which committed " + account.unacknowledged(), "");
        table.row("errors seen by clients", report.errors(), "");
        table.row("promotions", report.promotions() + ", primary now " + report.primary(), "");
        table.row("every member back", report.recovery().map(Text::duration).orElse("not in time"), "");
        table.print(console);
        report.breaches().forEach(breach -> console.print(console.styled(Style.ERROR, "broken: ") + breach));
        if (report.isWithinBounds()) {
            console.print(console.styled(Style.GOOD, "within the plan's bounds"));
        }
    }

    private static String bound(DrillReport report) {
        return report.prediction()
                .outage()
                .map(outage -> "at most " + Text.duration(outage))
                .orElse("no bound");
    }

    private static Map<String, Object> json(DrillReport report) {
        Account account = report.account();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fault", report.kind().id());
        fields.put("member", report.member());
        fields.put("outageSeconds", account.outage().toMillis() / 1000.0);
        report.prediction().outage().ifPresent(bound -> fields.put("outageBoundSeconds", bound.toMillis() / 1000.0));
        fields.put("acknowledged", account.acknowledged());
        fields.put("lost", account.lost());
        fields.put("lostBytes", report.lostBytes());
        report.lossBound().ifPresent(bound -> fields.put("lossBoundBytes", bound));
        fields.put("lossBound", report.prediction().loss().text());
        fields.put("unknown", account.unknown());
        fields.put("unacknowledged", account.unacknowledged());
        fields.put("takeovers", account.takeovers());
        fields.put("promotions", report.promotions());
        fields.put("errors", report.errors());
        fields.put("primary", report.primary());
        report.recovery().ifPresent(time -> fields.put("recoverySeconds", time.toMillis() / 1000.0));
        fields.put("withinBounds", report.isWithinBounds());
        fields.put("breaches", report.breaches());
        return fields;
    }
}
