package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.write.BundleWriter;
import io.pgcluster.render.write.WriteResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}: writes everything that runs the cluster, but for its secrets. */
@Command(
        name = "render",
        header = "Write the files that run the cluster.",
        description = {
            "Only files that differ are written. Files that were edited since they were rendered are not replaced",
            "without --force, and files that were never rendered are never touched. Secrets are created by",
            "pgcluster secrets. A target that this version does not render is refused, and nothing is written.",
            "With --target the files of the specification's other targets are left as they are."
        })
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SpecArgument argument = new SpecArgument();

    @Mixin
    private OutputDirectory directory = new OutputDirectory();

    @Option(names = "--force", description = "Replace files that were edited.")
    private boolean force;

    @Mixin
    private TargetOption targets = new TargetOption();

    @Mixin
    private OutputFormat output = new OutputFormat();

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cluster cluster = new SpecLoader(console).load(argument.name());
        Path target = directory.of(cluster);
        WriteResult result = write(targets.render(cluster), target);
        if (result instanceof WriteResult.Refused refused) {
            throw refusal(target, refused.edited());
        }
        show(cluster, target, (WriteResult.Written) result);
        return ExitCode.OK.number();
    }

    private WriteResult write(Bundle bundle, Path target) {
        try (Progress progress = Progress.start(console, "Rendering")) {
            progress.detail("writing " + target);
            return BundleWriter.write(bundle, target, force);
        } catch (IOException e) {
            throw CliException.of(
                    ExitCode.ENVIRONMENT,
                    target + ": cannot be written (" + e.getMessage() + ")",
                    "check the directory's permissions and the disk; the next render completes what this one began",
                    e);
        }
    }

    private static CliException refusal(Path target, List<String> edited) {
        return CliException.of(
                ExitCode.REFUSED,
                target + ": " + Text.count(edited.size(), "file") + " edited since rendering; nothing was written:\n  "
                        + String.join("\n  ", edited),
                "move the edits into the specification, or replace the files with --force");
    }

    private void show(Cluster cluster, Path target, WriteResult.Written result) {
        if (output.isJson()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("directory", target.toString());
            fields.put("written", result.written());
            fields.put("removed", result.removed());
            fields.put("kept", result.kept());
            console.printJson(fields);
            return;
        }
        console.print(target + ": " + Text.count(result.written().size(), "file") + " written, "
                + result.removed().size() + " removed");
        result.kept().forEach(path -> console.warning(path + " is no longer needed, but was edited: left as it is"));
        if (targets.includes(cluster, Target.COMPOSE)) {
            console.say("Next: pgcluster up " + argument.name() + " (needs a container engine), or by hand what "
                    + target.resolve("compose/README.md") + " says");
        }
        if (targets.includes(cluster, Target.MONITORING)) {
            console.say("Prometheus and Grafana: " + target.resolve("monitoring/README.md")
                    + " says how to load the files");
        }
    }
}
