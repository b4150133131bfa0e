package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows what went wrong in one line with what to do, and gives the exit code for it. */
final class FailureHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final BooleanSupplier verbose;

    FailureHandler(Console console, BooleanSupplier verbose) {
        this.console = console;
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        console.error(String.valueOf(failure.getMessage()));
        StringWriter suggestions = new StringWriter();
        if (UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(suggestions, true))) {
            console.hint(suggestions.toString().strip().replaceAll("\\s*\\R\\s*", " "));
        }
        console.hint(command.getCommandSpec().qualifiedName() + " --help shows its usage");
        trace(failure);
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof CliException known) {
            if (!known.message().isEmpty()) {
                console.error(known.message());
                known.hint().ifPresent(console::hint);
            }
            trace(failure);
            return known.exitCode().number();
        }
        return internal(failure);
    }

    /** Shows a defect of pgcluster. */
    int internal(Throwable failure) {
        console.error("internal error: " + failure);
        console.hint("this is a defect of pgcluster; run it again with --verbose and report what it prints");
        trace(failure);
        return ExitCode.INTERNAL.number();
    }

    private void trace(Throwable failure) {
        if (verbose.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            console.say(trace.toString().stripTrailing());
        }
    }
}
