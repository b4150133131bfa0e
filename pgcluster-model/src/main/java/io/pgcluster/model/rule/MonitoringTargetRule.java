package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.Target;
import java.util.List;

/** The target "monitoring" configures programs that read the exporter, so something must run the exporter. */
final class MonitoringTargetRule implements SpecRule {
    private static final String ID = "monitoring-target";
    private static final String SWITCH = "spec.monitoring.prometheus";

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Target> targets = candidate.spec().targets();
        if (!targets.contains(Target.MONITORING)) {
            return List.of();
        }
        String path = "spec.targets[" + targets.indexOf(Target.MONITORING) + "]";
        if (targets.stream().noneMatch(Target::runsCluster)) {
            return List.of(
                    Finding.error(
                            ID,
                            path,
                            "\"monitoring\" is listed without a target that runs the cluster, so there is no exporter to read",
                            "write [compose, monitoring]; \"pgcluster render --target monitoring\" writes the files of that one only"));
        }
        return candidate.spec().monitoring().prometheus()
                ? List.of()
                : List.of(Finding.error(
                        ID,
                        candidate.firstWritten(path, SWITCH),
                        "the target \"monitoring\" reads the exporter, but " + SWITCH + " is false, so none runs",
                        "set it to true, or remove \"monitoring\" from spec.targets"));
    }
}
