package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;

/** Names of services and volumes are made by adding to the cluster's name, and DNS allows 63 characters. */
final class ClusterNameRule implements SpecRule {
    private static final int MAX_LENGTH = 40;

    @Override
    public List<Finding> check(Candidate candidate) {
        int length = candidate.metadata().name().text().length();
        if (length <= MAX_LENGTH) {
            return List.of();
        }
        return List.of(Finding.error(
                "cluster-name",
                "metadata.name",
                "the name has " + length + " characters, expected at most " + MAX_LENGTH
                        + ": service names are built from it, and DNS allows 63",
                "choose a shorter name"));
    }
}
