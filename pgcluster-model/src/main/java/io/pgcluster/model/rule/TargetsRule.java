package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.Target;
import java.util.ArrayList;
import java.util.List;

/** Something must be rendered, and each target once. */
final class TargetsRule implements SpecRule {
    private static final String ID = "targets";

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
                        "\"" + targets.get(index) + "\" stands in the list already",
                        "remove it"));
            }
        }
        return findings;
    }
}
