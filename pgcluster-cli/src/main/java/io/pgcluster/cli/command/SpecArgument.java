package io.pgcluster.cli.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The specification that a command is about: its first argument, or the option {@code -f}. */
public final class SpecArgument {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SPEC",
            description = "Specification; - is standard input. -f FILE says the same.")
    private @Nullable String argument;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Specification, instead of SPEC.")
    private @Nullable String file;

    /** How the specification was named. */
    String name() {
        if (file != null) {
            if (argument != null) {
                throw new ParameterException(
                        command.commandLine(), "the specification is given twice: " + argument + " and -f " + file);
            }
            return file;
        }
        return required();
    }

    /** How the specification was named, for a command that takes more arguments: with {@code -f} the first of them stands first. */
    String nameBeforeArguments() {
        return file != null ? file : required();
    }

    /** What stands first without being the specification. */
    Optional<String> firstArgument() {
        return file == null ? Optional.empty() : Optional.ofNullable(argument);
    }

    private String required() {
        if (argument == null) {
            throw new ParameterException(
                    command.commandLine(), "Missing required parameter: SPEC, the specification (or -f FILE)");
        }
        return argument;
    }
}
