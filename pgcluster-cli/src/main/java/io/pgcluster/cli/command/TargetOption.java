package io.pgcluster.cli.command;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that chooses among the targets of the specification, and what happens to one that this version does not render. */
public final class TargetOption {
    @Option(
            names = "--target",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Names.class,
            converter = Names.class,
            description = "Render these of the specification's targets only. Default: all of them.")
    private List<Target> named = new ArrayList<>();

    /** The files of the chosen targets of {@code cluster}; refuses what cannot be rendered. */
    Bundle render(Cluster cluster) {
        return ClusterRenderer.render(cluster, of(cluster));
    }

    /** Whether {@code target} is among those of {@code cluster} that are chosen. */
    boolean includes(Cluster cluster, Target target) {
        return chosen(cluster).contains(target);
    }

    /** The plan of {@code cluster} for the first of its targets that can be rendered; refuses a specification that names none. */
    static Plan plan(Cluster cluster) {
        List<Target> written = cluster.spec().targets();
        requireStarted(written, "so there is nothing to plan");
        return ClusterRenderer.plan(cluster);
    }

    private Set<Target> of(Cluster cluster) {
        List<Target> written = cluster.spec().targets();
        Set<Target> chosen = EnumSet.copyOf(chosen(cluster));
        refuse(missing(chosen, Target.implemented()), "this version of pgcluster does not render", remedy(written));
        refuse(missing(chosen, written), "spec.targets does not include", "add it to spec.targets");
        requireStarted(written, "which " + join(List.copyOf(chosen), ", ") + " would be about; nothing was written");
        return chosen;
    }

    private List<Target> chosen(Cluster cluster) {
        return named.isEmpty() ? cluster.spec().targets() : named;
    }

    /** What starts the cluster decides its plan, which every target is rendered from. */
    private static void requireStarted(List<Target> written, String consequence) {
        List<Target> starting = written.stream().filter(Target::runsCluster).toList();
        if (starting.stream().noneMatch(Target.implemented()::contains)) {
            throw CliException.of(
                    ExitCode.REFUSED,
                    "this version of pgcluster does not render " + join(starting, ", ") + ", " + consequence,
                    remedy(starting));
        }
    }

    private static List<Target> missing(Set<Target> chosen, Collection<Target> known) {
        return chosen.stream().filter(target -> !known.contains(target)).toList();
    }

    private static void refuse(List<Target> targets, String message, String hint) {
        if (!targets.isEmpty()) {
            throw CliException.of(
                    ExitCode.REFUSED, message + " " + join(targets, ", ") + "; nothing was written", hint);
        }
    }

    private static String remedy(List<Target> written) {
        List<Target> possible =
                written.stream().filter(Target.implemented()::contains).toList();
        String rendered = "it renders " + join(List.copyOf(Target.implemented()), ", ") + ": ";
        return possible.isEmpty()
                ? rendered + "write spec.targets: "
                        + Target.implemented().stream()
                                .filter(Target::runsCluster)
                                .toList()
                : rendered + "add --target " + join(possible, ",") + ", or remove the others from spec.targets";
    }

    private static String join(List<Target> targets, String separator) {
        return targets.stream().map(Target::toString).collect(Collectors.joining(separator));
    }

    /** The targets by their names. */
    static final class Names extends Choices<Target> {
        Names() {
            super("target", Arrays.asList(Target.values()), Target::toString);
        }
    }
}
