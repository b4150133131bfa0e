package io.pgcluster.cli.wizard;

import io.pgcluster.model.spec.Target;
import java.util.Arrays;
import java.util.List;

/** What is rendered. */
final class TargetStep {
    private TargetStep() {}

    static Step step() {
        List<String> targets =
                Arrays.stream(Target.values()).map(Target::toString).toList();
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
