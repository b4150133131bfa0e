package io.pgcluster.cli.wizard;

import io.pgcluster.model.spec.Target;
import java.util.List;

/** What is rendered: only targets that this version renders are offered. */
final class TargetStep {
    private TargetStep() {}

    static Step step() {
        List<String> targets =
                Target.implemented().stream().map(Target::toString).toList();
        return new Step(
                "Target",
                List.of(Question.list(
                        "spec.targets",
                        "targets",
                        "What to render, separated by commas: " + String.join(", ", targets),
                        Checks.choice(targets),
                        cluster -> cluster.spec().targets())));
    }
}
