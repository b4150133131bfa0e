package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.backup.RestorePlan;
import io.pgcluster.operate.backup.RestoreReport;
import io.pgcluster.operate.backup.Restores;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restore}: brings a cluster back to an earlier state. */
@Command(
        name = "restore",
        header = "Bring a cluster back to an earlier state, in place or as a new one; --undo is the way back.",
        description = {
            "Checks that the target is within what can be restored and that there is space, prints what it will do, and asks.",
            "Then it stops the database nodes, restores the backup before the target on the former primary, replays WAL up to",
            "the target, starts it on a timeline of its own, clones the other members from it, gives the roles today's",
            "passwords, and takes a full backup. Clients see errors meanwhile; poolers and proxies stay.",
            "",
            "With --as, nothing of this cluster changes: a new cluster of that name, by the same specification but for its name",
            "and ports, is made from the backups of this one, and has certificates, passwords and backups of its own.",
            "",
            "The data of before is kept on every member until --forget. A restore that was interrupted is finished by --resume",
            "or taken back by --undo.",
            "",
            "With --table, --schema or --database it brings only that back, next to what is there: a backup is restored into a",
            "throw-away server on the backup host, and what was named is loaded from it in one transaction. Nothing that is there",
            "is touched, and the cluster takes writes all the time.",
            "",
            "Exit code 1: refused, nothing changed. 4: stopped at a step that is named; nothing is lost."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private RestoreTarget wanted = new RestoreTarget();

    @Mixin
    private ExtractOptions extract = new ExtractOptions();

    @Option(
            names = "--timeline",
            paramLabel = "N",
            description = "Follow this timeline instead of the newest: to restore from before an earlier restore.")
    private @Nullable Integer timeline;

    @Mixin
    private CopyOptions copy = new CopyOptions();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (copy.isPointless()) {
            throw CliException.of(
                    ExitCode.USAGE, "--port and --as-directory are about a new cluster", "name it with --as");
        }
        if (copy.name().isPresent()) {
            return intoCopy(copy.name().get());
        }
        Cluster specification = arguments.load(console);
        PgCluster cluster = arguments.cluster(specification);
        if (extract.areGiven()) {
            return Operation.run(() -> extract(specification, cluster));
        }
        return Operation.run(() -> run(specification.name(), cluster.restores()));
    }

    private int run(String name, Restores restores) {
        if (wanted.isForget()) {
            confirm(
                    name,
                    List.of("remove the data of before the last restore on every member of " + name + ", for ever"));
            Progress.watch(console, "Forgetting", step -> {
                restores.forget(step);
                return true;
            });
            console.print("the data of before the last restore is gone");
        } else if (wanted.isUndo()) {
            confirm(
                    name,
                    List.of(
                            "take back " + restores.undoable(),
                            "what was written since the restore is no longer in the cluster; it is kept on the members"));
            show(Progress.watch(console, "Undoing the restore of " + name, restores::undo));
        } else if (wanted.isResume()) {
            show(Progress.watch(console, "Resuming the restore of " + name, restores::resume));
        } else {
            restore(name, restores);
        }
        return ExitCode.OK.number();
    }

    private int intoCopy(String name) {
        if (extract.areGiven()) {
            throw CliException.of(
                    ExitCode.USAGE,
                    "--as restores a cluster, and --table, --schema and --database a part of one",
                    "name one of them");
        }
        RestoreIntoCopy restore = new RestoreIntoCopy(console, arguments, name, copy, this::confirm);
        if (wanted.isForget()) {
            throw CliException.of(
                    ExitCode.USAGE,
                    "--forget is about a restore in place, which keeps data; --as keeps none",
                    "--undo removes what an interrupted restore into a new cluster has made");
        }
        if (wanted.isResume()) {
            return restore.resume();
        }
        return wanted.isUndo() ? restore.remove() : restore.begin(() -> wanted.target(timeline()));
    }

    private int extract(Cluster specification, PgCluster cluster) {
        if (wanted.isForget() || wanted.isUndo() || wanted.isResume()) {
            throw CliException.of(
                    ExitCode.USAGE,
                    "--table, --schema and --database need a target, such as --to-time",
                    "what was brought back is removed by DROP SCHEMA, or DROP DATABASE");
        }
        String application = specification.spec().postgres().database().text();
        new ExtractRun(console, cluster.extracts())
                .run(
                        extract.request(application, wanted.target(timeline())),
                        plan -> confirm(specification.name(), plan));
        return ExitCode.OK.number();
    }

    private OptionalInt timeline() {
        return timeline == null ? OptionalInt.empty() : OptionalInt.of(timeline);
    }

    private void restore(String name, Restores restores) {
        RestorePlan plan =
                Progress.watch(console, "Restore of " + name, step -> restores.plan(wanted.target(timeline()), step));
        console.say("restorable: " + plan.window().describe() + "; the backup has " + Text.size(plan.sizeBytes())
                + plan.freeBytes()
                        .map(free -> ", " + plan.primary() + " has " + Text.size(free) + " free")
                        .orElse(""));
        confirm(name, plan.describe());
        show(Progress.watch(console, "Restoring " + name, step -> restores.run(plan, step)));
    }

    private void confirm(String name, List<String> plan) {
        console.say("This will:");
        plan.forEach(line -> console.say("  - " + line));
        if (yes) {
            return;
        }
        if (!console.terminal().input()) {
            throw CliException.of(ExitCode.REFUSED, "not confirmed; nothing was done", "confirm it with --yes");
        }
        String answer = console.ask("Type the name of the cluster to go on: ").orElse("");
        if (!answer.strip().equals(name)) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "found \"" + answer.strip() + "\", expected " + name + "; nothing was done",
                    "run it again and type the name, or add --yes");
        }
    }

    private void show(RestoreReport report) {
        console.print("primary is " + report.primary()
                + report.timeline().map(number -> " on timeline " + number).orElse("") + ", after "
                + Text.duration(report.duration()));
        report.lastCommit().ifPresent(time -> console.print("last commit: " + time));
        report.notes().forEach(console::warning);
        if (report.kept()) {
            String back =
                    wanted.isUndo() ? "" : " Take this back: pgcluster restore --undo " + arguments.argument() + ".";
            console.hint("the data of before is kept on every member." + back
                    + " Free the space: pgcluster restore --forget " + arguments.argument());
        }
    }
}
