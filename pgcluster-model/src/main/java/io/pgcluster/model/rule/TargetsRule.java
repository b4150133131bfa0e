package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Something must be rendered, each target once, and this version must be able to. */
final class TargetsRule implements SpecRule {
    private static final String ID = "targets";
    private static final String NAMES =
            Target.implemented().stream().map(Target::toString).collect(Collectors.joining(","));

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Target> targets = candidate.spec().targets();
        if (targets.isEmpty()) {
            return List.of(Finding.error(
                    ID,
                    "spec.targets",
                    "the list is empty, so nothing would be rendered",
                    "write for example: [compose]"));
        }
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < targets.size(); index++) {
            if (targets.indexOf(targets.get(index)) < index) {
                findings.add(Finding.error(
                        ID,
                        "spec.targets[" + index + "]",
                        "\"" + targets.get(index) + "\" is already in the list",
                        "remove it"));
            }
        }
        return findings.isEmpty() ? notImplemented(targets) : findings;
    }

    /** A warning: the targets that exist can be rendered by naming them, and the specification is ready for the others. */
    private static List<Finding> notImplemented(List<Target> targets) {
        String hint = targets.stream().anyMatch(Target.implemented()::contains)
                ? "remove it, or name what to render: pgcluster render --target " + NAMES
                : "write for example: [" + NAMES + "]";
        return targets.stream()
                .filter(target -> !Target.implemented().contains(target))
                .map(target -> Finding.warning(
                        "target-not-implemented",
                        "spec.targets[" + targets.indexOf(target) + "]",
                        "this version of pgcluster does not render \"" + target
                                + "\" yet, so \"pgcluster render\" refuses" + " the list",
                        hint))
                .toList();
    }
}
