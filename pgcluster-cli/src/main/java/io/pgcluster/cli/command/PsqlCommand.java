package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.InsideAccess;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedAccess;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.operate.engine.embedded.EmbeddedState;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
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
            "given to psql. With --admin psql runs in the primary's container, on its local socket."
        })
final class PsqlCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(names = "--admin", description = "As the superuser, on the primary itself.")
    private boolean admin;

    @Option(names = "--direct", description = "Past the pooler: for session state, LISTEN and long statements.")
    private boolean direct;

    @Mixin
    private EngineChoice engine = new EngineChoice();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "OPTION", description = "Options of psql, after --.")
    private List<String> options = new ArrayList<>();

    PsqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = arguments.plan(console);
        if (engine.isEmbedded(arguments, plan)) {
            return Operation.run(() -> onThisMachine(arguments.embedded(plan)));
        }
        return Operation.run(() -> admin ? onPrimary(plan) : asApplication(plan));
    }

    private int onThisMachine(EmbeddedFiles files) {
        EmbeddedState state = new EmbeddedCluster(files).state();
        String role = admin ? Names.SUPERUSER : state.user();
        EmbeddedAccess access = new EmbeddedAccess(files);
        List<String> command = new ArrayList<>(
                List.of("psql", "--dbname", access.libpq(state.primary().port(), state.database(), role)));
        command.addAll(options);
        ProcessBuilder psql = new ProcessBuilder(command);
        psql.environment().put("PGPASSFILE", "/dev/null");
        psql.environment().put("PGPASSWORD", access.password(role).reveal());
        return run(psql);
    }

    private int onPrimary(Plan plan) {
        RunningCluster cluster = arguments.cluster(plan);
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "-h",
                Names.SOCKET_DIRECTORY,
                "-U",
                Names.SUPERUSER,
                "-d",
                plan.cluster().spec().postgres().database().text()));
        return run(inContainer(cluster, List.of(), command));
    }

    private int asApplication(Plan plan) {
        ClientAccess access = arguments.access(plan);
        ProcessBuilder psql = plan.clients().admitsThisHost() ? fromThisHost(access) : fromInside(plan, access);
        // The environment of one's own processes is not seen by other users, an argument is.
        psql.environment().put("PGPASSWORD", access.password().reveal());
        return run(psql);
    }

    private ProcessBuilder fromThisHost(ClientAccess access) {
        List<String> command = new ArrayList<>(
                List.of("psql", "--dbname", access.libpq(direct ? access.direct() : access.writable())));
        command.addAll(options);
        return new ProcessBuilder(command);
    }

    private ProcessBuilder fromInside(Plan plan, ClientAccess access) {
        RunningCluster cluster = arguments.cluster(plan);
        console.say("this host is not among spec.security.allowedClients: psql runs in the primary's container");
        List<String> command = List.of("psql", "--dbname", new InsideAccess(cluster, access).libpq(direct));
        return inContainer(cluster, List.of("PGPASSWORD"), command);
    }

    private ProcessBuilder inContainer(RunningCluster cluster, List<String> variables, List<String> command) {
        MemberView primary = cluster.requireView()
                .primary()
                .orElseThrow(() -> CliException.of(
                        ExitCode.DEGRADED, "there is no primary", "pgcluster status " + arguments.argument()));
        List<String> all = new ArrayList<>(command);
        all.addAll(options);
        boolean terminal = console.terminal().input() && console.terminal().output();
        return new ProcessBuilder(
                cluster.project().docker().interactive(cluster.container(primary.name()), terminal, variables, all));
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
