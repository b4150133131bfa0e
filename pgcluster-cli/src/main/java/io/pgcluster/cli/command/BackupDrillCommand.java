package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.render.plan.backup.JobKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backup drill}: proves that a backup can be restored. */
@Command(
        name = "drill",
        header = "Restore a backup into a throw-away server and check it there.",
        description = {
            "Restores the latest backup on the backup host, starts a server on it that archives nothing, checks pages, indexes",
            "and the assertions of spec.backup.verification, and removes it. The cluster is not touched."
        })
final class BackupDrillCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    BackupDrillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new BackupJobRun(console, arguments).run(JobKind.DRILL, "the restore drill");
    }
}
