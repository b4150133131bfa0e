package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.render.plan.backup.JobKind;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backup now}: takes a backup. */
@Command(
        name = "now",
        header = "Take a backup now.",
        description = {
            "Takes it into every repository, from a standby where one is healthy, and waits until it is complete. Backups",
            "that the retention no longer keeps are removed afterwards."
        })
final class BackupNowCommand implements Callable<Integer> {
    private final Console console;

    /** The kinds of backup, as users write them. */
    enum Type {
        full,
        differential,
        incremental
    }

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "full",
            description = {
                "${COMPLETION-CANDIDATES}: everything, what changed since the last full backup,",
                "or what changed since the last backup. Default: ${DEFAULT-VALUE}."
            })
    private Type type = Type.full;

    BackupNowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JobKind job = JobKind.valueOf(type.name().toUpperCase(Locale.ROOT));
        return new BackupJobRun(console, arguments).run(job, "the " + type + " backup");
    }
}
