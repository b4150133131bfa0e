package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.operation.SqlTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
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
            description = "One or more statements, separated by semicolons.")
    private @Nullable String sql;

    @Option(
            names = "--member",
            paramLabel = "NAME",
            description = "On this server instead of the primary; in containers only with --admin.")
    private @Nullable String member;

    @Option(names = "--direct", description = "Bypass the pooler: for session state, LISTEN and long statements.")
    private boolean direct;

    @Option(names = "--admin", description = "As the superuser.")
    private boolean admin;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Time limit for a reply. Default: ${DEFAULT-VALUE}.")
    private int timeout = 60;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Maximum number of rows shown per result. Default: ${DEFAULT-VALUE}.")
    private int maxRows = 1000;

    @Mixin
    private OutputFormat output = new OutputFormat();

    @Mixin
    private EngineOption engine = new EngineOption();

    SqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<String> first = arguments.firstArgument();
        if (first.isPresent() && sql != null) {
            throw CliException.of(
                    ExitCode.USAGE, "more than one SQL argument: " + sql, "quote all statements as one argument");
        }
        PgCluster cluster = engine.on(arguments.cluster(arguments.load(console)));
        SqlTarget target = new SqlTarget(Optional.ofNullable(member), admin, direct);
        String text = first.or(() -> Optional.ofNullable(sql)).orElseGet(this::input);
        try (Connection connection =
                Operation.sql(() -> cluster.operations().connect(target, Duration.ofSeconds(timeout)))) {
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

    private String input() {
        try {
            return new String(console.input().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }
}
