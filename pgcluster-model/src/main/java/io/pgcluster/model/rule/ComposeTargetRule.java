package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.Target;
import java.util.List;
import java.util.stream.Stream;

/** What is written but means nothing to the only target, Docker Compose. */
final class ComposeTargetRule implements SpecRule {
    private static final String ID = "not-for-compose";

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Target> targets = candidate.spec().targets();
        if (!targets.contains(Target.COMPOSE) || targets.contains(Target.KUBERNETES) || targets.contains(Target.HELM)) {
            return List.of();
        }
        return Stream.of(
                        "spec.resources.storage.class",
                        "spec.security.networkPolicy",
                        "spec.placement",
                        "spec.autoscaling")
                .filter(candidate::wrote)
                .map(path -> Finding.warning(
                        ID,
                        path,
                        "Docker Compose, the only target, has no use for \"" + path.substring(path.lastIndexOf('.') + 1)
                                + "\"",
                        "add kubernetes or helm to spec.targets, or remove it"))
                .toList();
    }
}
