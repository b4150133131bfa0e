package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.render.plan.backup.JobKind;
import java.time.Duration;

/** Runs a job of the backup host and says how long it took. */
final class BackupJobRun {
    private final Console console;
    private final ClusterArguments arguments;

    BackupJobRun(Console console, ClusterArguments arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    /** Runs {@code job}, which users know as {@code title}. */
    int run(JobKind job, String title) {
        PgCluster cluster = arguments.cluster(arguments.load(console));
        return Operation.run(() -> {
            Duration duration =
                    Progress.watch(console, title, step -> cluster.backups().run(job, step));
            console.print(title + " succeeded in " + Text.duration(duration));
            return ExitCode.OK.number();
        });
    }
}
