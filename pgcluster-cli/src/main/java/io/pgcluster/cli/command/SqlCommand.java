package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.AdminAccess;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedAccess;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.operate.engine.embedded.EmbeddedState;
import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: runs statements on a running cluster, without psql. */
@Command(
        name = "sql",
        header = "Run SQL on a running cluster; needs no psql.",
        description = {
            "As the application, over TLS, on the primary (in containers: through the pooler). Without SQL, statements"
                    + " are",
            "read from standard input. All of them are one transaction, unless they say BEGIN and COMMIT themselves:"
                    + " if one",
            "fails, none has been done."
        })
final class SqlCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SQL",
            description = "One or more statements, apart by semicolons.")
    private @Nullable String sql;

    @Option(
            names = "--member",
            paramLabel = "NAME",
            description = "On this server instead of the primary; in containers only with --admin.")
    private @Nullable String member;

    @Option(names = "--direct", description = "Past the pooler: for session state, LISTEN and long statements.")
    private boolean direct;

    @Option(names = "--admin", description = "As the superuser.")
    private boolean admin;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Longest wait for an answer. Default: ${DEFAULT-VALUE}.")
    private int timeout = 60;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most rows of one result that are shown. Default: ${DEFAULT-VALUE}.")
    private int maxRows = 1000;

    @Mixin
    private OutputFormat output = new OutputFormat();

    @Mixin
    private EngineChoice engine = new EngineChoice();

    SqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = arguments.plan(console);
        String text = sql == null ? input() : sql;
        try (Connection connection = connect(plan)) {
            new SqlResults(console, maxRows).run(connection, text, output.isJson());
        } catch (SQLException e) {
            throw CliException.of(
                    ExitCode.FAILED,
                    String.valueOf(e.getMessage()),
                    String.valueOf(e.getSQLState()).startsWith("08")
                            ? "pgcluster status " + arguments.argument() + " shows whether it runs"
                            : "SQLSTATE " + e.getSQLState() + "; nothing was done that was not committed explicitly",
                    e);
        }
        return ExitCode.OK.number();
    }

    private Connection connect(Plan plan) throws SQLException {
        Duration limit = Duration.ofSeconds(timeout);
        if (engine.isEmbedded(arguments, plan)) {
            return Operation.sql(() -> embedded(plan, limit));
        }
        if (admin) {
            return Operation.sql(() -> asAdmin(arguments.cluster(plan), limit));
        }
        if (member != null) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    plan.name() + " runs in containers, where members are reached by the superuser only",
                    "add --admin: pgcluster sql " + arguments.argument() + " --admin --member " + member);
        }
        ClientAccess access = arguments.access(plan);
        Operation.run(() -> {
            access.requireThisHost("sql");
            return true;
        });
        return Operation.sql(() -> access.connect(direct ? access.direct() : access.writable(), limit));
    }

    private Connection asAdmin(RunningCluster cluster, Duration limit) throws SQLException {
        List<String> members =
                cluster.plan().topology().members().stream().map(Member::name).toList();
        if (member != null && !members.contains(member)) {
            throw noSuchMember(member, members);
        }
        String server = member != null
                ? member
                : cluster.requireView()
                        .primary()
                        .map(MemberView::name)
                        .orElseThrow(() -> CliException.of(
                                ExitCode.DEGRADED, "there is no primary", "pgcluster status " + arguments.argument()));
        return new AdminAccess(cluster).connect(server, limit);
    }

    private Connection embedded(Plan plan, Duration limit) throws SQLException {
        EmbeddedFiles files = arguments.embedded(plan);
        EmbeddedState state = new EmbeddedCluster(files).state();
        EmbeddedState.Member server = member == null ? state.primary() : named(state, member);
        String role = admin ? Names.SUPERUSER : state.user();
        return new EmbeddedAccess(files).connect(server.port(), state.database(), role, limit);
    }

    private static EmbeddedState.Member named(EmbeddedState state, String name) {
        return state.member(name)
                .orElseThrow(() -> noSuchMember(
                        name,
                        state.members().stream().map(EmbeddedState.Member::name).toList()));
    }

    private static CliException noSuchMember(String name, List<String> members) {
        return CliException.of(
                ExitCode.USAGE, "there is no member \"" + name + "\"", "one of " + String.join(", ", members));
    }

    private String input() {
        try {
            return new String(console.input().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }
}
