package io.pgcluster.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code pgcluster} itself: carries the options that every command has. */
@Command(
        name = "pgcluster",
        versionProvider = Version.class,
        header = "From one typed specification, cluster.yaml, everything that runs a production PostgreSQL cluster.",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Start with: pgcluster init; then: pgcluster up cluster.yaml",
            "SPEC is the path of a specification, or - for standard input."
        })
public final class PgClusterCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    /** Whether stack traces are wanted. */
    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        CommandLine commandLine = spec.commandLine();
        throw new ParameterException(commandLine, "name a command");
    }
}
