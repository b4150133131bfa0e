package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.docker.ComposeProject;
import io.pgcluster.operate.engine.docker.DockerFinder;
import io.pgcluster.operate.engine.embedded.EmbeddedCluster;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.text.ShellText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command needs that operates a cluster: its specification, and where its bundle is. */
public final class ClusterArguments {
    @Parameters(paramLabel = "SPEC", description = "Specification; - is standard input.")
    private String argument = "";

    @Mixin
    private OutputDirectory directory = new OutputDirectory();

    /** The plan of the specification; says what is wrong with it, warnings only if this command puts it into effect. */
    Plan plan(Console console, boolean warnings) {
        SpecLoader loader = new SpecLoader(console);
        return plan(warnings ? loader.load(argument) : loader.loadSayingErrorsOnly(argument));
    }

    /** The plan of the specification that a cluster was made from; says what is wrong with it, but repeats no warnings. */
    Plan plan(Console console) {
        return plan(console, false);
    }

    private Plan plan(Cluster cluster) {
        if (!cluster.spec().targets().contains(Target.COMPOSE)) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    argument + ": spec.targets does not name compose, which is what this command operates",
                    "Add compose to spec.targets.");
        }
        return Planner.plan(cluster);
    }

    /** Where the bundle of {@code plan} is. */
    BundleDirectory bundle(Plan plan) {
        return new BundleDirectory(directory.of(plan.cluster()));
    }

    /** Where the cluster of {@code plan} is if it runs without containers. */
    EmbeddedFiles embedded(Plan plan) {
        return EmbeddedFiles.in(bundle(plan).root());
    }

    /** The cluster of {@code plan} on the engine of this machine; refuses one that runs without containers. */
    RunningCluster cluster(Plan plan) {
        if (new EmbeddedCluster(embedded(plan)).isRunning()) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    plan.name()
                            + " runs on the embedded engine, as processes of this machine; this needs the Docker engine",
                    "make a cluster on Docker under another name or in another --directory: pgcluster up " + argument()
                            + " --engine docker");
        }
        return new RunningCluster(
                plan,
                new ComposeProject(
                        DockerFinder.find(), plan.name(), bundle(plan).compose()));
    }

    /** The way that clients of {@code plan} take. */
    ClientAccess access(Plan plan) {
        return new ClientAccess(plan, bundle(plan));
    }

    /** How the specification was named, as a word of a shell, for texts that say what to run next. */
    String argument() {
        return ShellText.word(argument);
    }
}
