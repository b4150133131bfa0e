package io.pgcluster.cli.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: what {@code --help} shows, for those who look for a command first. */
@Command(name = "help", header = "Show the help of a command.")
final class ShowHelpCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command; all of pgcluster without it.")
    private @Nullable String command;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
        Optional.ofNullable(wanted)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no command " + command))
                .usage(root.getOut());
    }
}
