package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

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

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.printRaw(AutoComplete.bash("pgcluster", Commands.on(console)));
        return ExitCode.OK.number();
    }
}
