package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
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
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command. Default: pgcluster itself.")
    private @Nullable String command;

    ShowHelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        CommandLine root = Commands.on(console);
        CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
        Optional.ofNullable(wanted)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no command " + command))
                .usage(root.getOut());
    }
}
