package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: the script by which a shell completes commands, options and values. */
@Command(
        name = "completion",
        header = "Print the completion script for bash and zsh.",
        description = {
            "bash: source <(pgcluster completion)",
            "zsh:  autoload -U +X bashcompinit && bashcompinit && source <(pgcluster completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.printRaw(AutoComplete.bash("pgcluster", spec.root().commandLine()));
        return ExitCode.OK.number();
    }
}
