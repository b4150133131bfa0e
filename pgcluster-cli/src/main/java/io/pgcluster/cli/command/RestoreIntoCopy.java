package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.input.SpecReader;
import io.pgcluster.cli.input.SpecText;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.backup.ClonePlan;
import io.pgcluster.operate.backup.CloneReport;
import io.pgcluster.operate.backup.CloneRestore;
import io.pgcluster.operate.backup.CloneSpecification;
import io.pgcluster.operate.backup.RecoveryTarget;
import io.pgcluster.render.text.ShellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** {@code restore --as}: brings up a new cluster from the backups of another one. */
final class RestoreIntoCopy {
    private final Console console;
    private final ClusterArguments arguments;
    private final String name;
    private final CopyOptions options;
    private final BiConsumer<String, List<String>> confirmation;

    /**
     * A restore into the cluster {@code name}.
     *
     * @param confirmation asks for the name of a cluster before the lines are done, or ends the command
     */
    RestoreIntoCopy(
            Console console,
            ClusterArguments arguments,
            String name,
            CopyOptions options,
            BiConsumer<String, List<String>> confirmation) {
        this.console = console;
        this.arguments = arguments;
        this.name = name;
        this.options = options;
        this.confirmation = confirmation;
    }

    /** A new one. */
    int begin(Supplier<RecoveryTarget> target) {
        SpecText text = arguments.text(console);
        Cluster specification = arguments.resolve(console, text);
        PgCluster source = arguments.cluster(specification);
        Path directory = options.directory(arguments.directory(specification));
        return Operation.run(() -> {
            CloneRestore restore = source.restoreInto(source.copy(text.text(), name, options.port()), directory);
            ClonePlan plan = Progress.watch(
                    console, "Restore of " + specification.name(), step -> restore.plan(target.get(), step));
            console.say("restorable: " + plan.window().describe() + "; the backup has " + Text.size(plan.sizeBytes())
                    + plan.freeBytes()
                            .map(free -> ", " + Text.size(free) + " are free")
                            .orElse(""));
            confirmation.accept(name, plan.describe());
            return show(Progress.watch(
                    console, "Restoring " + specification.name() + " as " + name, step -> restore.run(plan, step)));
        });
    }

    /** Goes on with one that was interrupted. */
    int resume() {
        CloneRestore restore = existing();
        return Operation.run(() -> show(Progress.watch(console, "Resuming the restore as " + name, restore::resume)));
    }

    /** Removes what an interrupted one has made. */
    int remove() {
        CloneRestore restore = existing();
        return Operation.run(() -> {
            confirmation.accept(
                    name, List.of("remove everything that the interrupted restore has made of " + name + ", for ever"));
            Progress.watch(console, "Removing " + name, step -> {
                restore.remove(step);
                return true;
            });
            console.print("what there was of " + name + " is gone");
            return ExitCode.OK.number();
        });
    }

    private CloneRestore existing() {
        Cluster specification = arguments.resolve(console, arguments.text(console));
        PgCluster source = arguments.cluster(specification);
        Path directory = options.directory(arguments.directory(specification));
        Path file = CloneSpecification.file(directory);
        if (!Files.exists(file)) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "no restore into " + name + " has begun in " + directory + "; nothing was done",
                    "name a target to begin one, or the directory with --as-directory");
        }
        SpecText text = new SpecReader(console).read(file.toString());
        Cluster copy = new SpecLoader(console).loadSayingErrorsOnly(file.toString());
        return Operation.run(() -> source.restoreInto(new CloneSpecification(text.text(), copy), directory));
    }

    private int show(CloneReport report) {
        console.print(report.name() + " is up, after " + Text.duration(report.duration()));
        report.lastCommit().ifPresent(time -> console.print("last commit: " + time));
        report.notes().forEach(console::warning);
        console.hint(
                "its specification is " + report.specification() + ", and its certificates and passwords are its own."
                        + " How to connect, and what to operate it by: pgcluster status "
                        + ShellText.word(report.specification().toString()) + " --directory "
                        + ShellText.word(report.directory().toString()));
        return ExitCode.OK.number();
    }
}
