package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.render.plan.backup.JobKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backup verify}: reads the repositories. */
@Command(
        name = "verify",
        header = "Verify checksums and WAL continuity of the repositories.",
        description = {
            "Reads every file of every repository and compares it with its checksum, and looks for gaps in the WAL. A damaged",
            "file makes the command fail and is named. Reading takes as long as a restore from there."
        })
final class BackupVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    BackupVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new BackupJobRun(console, arguments).run(JobKind.VERIFY, "the verification");
    }
}
