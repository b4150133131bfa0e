package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.render.plan.backup.JobKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backup check}: sends a WAL segment through the archive. */
@Command(
        name = "check",
        header = "Check that WAL reaches every repository.",
        description = {"Has the primary switch to a new WAL segment and waits until the segment is in every repository."
        })
final class BackupCheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    BackupCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new BackupJobRun(console, arguments).run(JobKind.CHECK, "the archive check");
    }
}
