package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.operation.ProgramCall;
import io.pgcluster.operate.operation.PsqlRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code psql}: opens psql on a running cluster. */
@Command(
        name = "psql",
        header = "Open psql: as the application through the pooler, or as the superuser on the primary.",
        description = {
            "Without --admin this machine's own psql is used, over TLS, with the application's user; what follows SPEC"
                    + " is",
            "passed to psql. With --admin psql runs in the primary's container, on its local socket."
        })
final class PsqlCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--admin", description = "As the superuser, on the primary itself.")
    private boolean admin;

    @Option(names = "--direct", description = "Bypass the pooler: for session state, LISTEN and long statements.")
    private boolean direct;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "OPTION", description = "Options of psql, after --.")
    private List<String> options = new ArrayList<>();

    PsqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>();
        arguments.firstArgument().ifPresent(all::add);
        all.addAll(options);
        PgCluster cluster = engine.on(arguments.cluster(arguments.load(console)));
        boolean terminal = console.terminal().input() && console.terminal().output();
        return Operation.run(() -> {
            ProgramCall call = cluster.operations().psql(new PsqlRequest(admin, direct, terminal, all));
            call.note().ifPresent(console::say);
            ProcessBuilder psql = new ProcessBuilder(call.command());
            call.environment().forEach((name, value) -> psql.environment().put(name, value.reveal()));
            return run(psql);
        });
    }

    private static int run(ProcessBuilder program) {
        try {
            return program.inheritIO().start().waitFor();
        } catch (IOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    "\"" + program.command().get(0) + "\" cannot be run: " + e.getMessage(),
                    "install PostgreSQL's client programs, or use pgcluster sql, which needs none",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.of(ExitCode.FAILED, "interrupted while psql was running", "start it again", e);
        }
    }
}
