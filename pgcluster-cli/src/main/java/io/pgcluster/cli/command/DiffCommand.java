package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.change.Change;
import io.pgcluster.render.change.Comparison;
import io.pgcluster.render.write.BundleDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code diff}: what a changed specification would change, and what that costs, before anything is touched. */
@Command(
        name = "diff",
        header = "Show what would change in the rendered files, and what each change costs.",
        description = {
            "Every changed field and server parameter is labelled: none, reload, re-create (of containers), rolling restart",
            "(of the database nodes), restart (of the only one), data at risk. Prints nothing if nothing would change."
        })
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SpecArgument argument = new SpecArgument();

    @Mixin
    private OutputDirectory directory = new OutputDirectory();

    @Option(names = "--exit-code", description = "End with exit code 6 if there are changes.")
    private boolean exitCode;

    @Mixin
    private TargetOption targets = new TargetOption();

    @Mixin
    private OutputFormat output = new OutputFormat();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster cluster = new SpecLoader(console).load(argument.name());
        Path target = directory.of(cluster);
        DiffReport report = compare(cluster, targets.render(cluster), target);
        if (output.isJson()) {
            console.printJson(report.json());
        } else {
            report.print(console);
        }
        return (exitCode && report.isChanged() ? ExitCode.CHANGES : ExitCode.OK).number();
    }

    private static DiffReport compare(Cluster cluster, Bundle bundle, Path target) {
        try {
            BundleDiff files = BundleDiff.compare(bundle, target);
            Optional<Comparison> changes = rendered(target).map(before -> ClusterRenderer.changes(before, cluster));
            List<Change> none = List.of();
            return new DiffReport(
                    target, changes.isPresent(), changes.orElse(new Comparison(none, none)), files.changes());
        } catch (IOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    target + ": cannot be compared (" + e.getMessage() + ")",
                    "check that the directory can be read",
                    e);
        }
    }

    /** The cluster that the directory was rendered from, if it was. */
    private static Optional<Cluster> rendered(Path target) throws IOException {
        Path resolved = target.resolve(ClusterRenderer.RESOLVED_SPECIFICATION);
        if (!Files.exists(resolved)) {
            return Optional.empty();
        }
        if (ClusterModel.restore(Files.readString(resolved, StandardCharsets.UTF_8))
                instanceof Resolution.Accepted before) {
            return Optional.of(before.cluster());
        }
        throw CliException.of(
                ExitCode.ENVIRONMENT,
                resolved + ": is not what this version of pgcluster writes",
                "it was edited, or written by another version; render again to take the directory over");
    }
}
