package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.operate.engine.embedded.LoadRunner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code demo-load}: what {@code up --demo} starts in the background; not for people. */
@Command(name = "demo-load", hidden = true, header = "Put a load on a cluster that runs without containers.")
final class DemoLoadCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Directory of the cluster.")
    private Path directory = Path.of("");

    DemoLoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        new LoadRunner(new EmbeddedFiles(directory), console::say).run();
        return ExitCode.OK.number();
    }
}
