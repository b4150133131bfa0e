package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.stream.Stream;

/** What is written about replicas contradicts a single server. */
final class SingleServerRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        if (candidate.spec().highAvailability().enabled()) {
            return List.of();
        }
        return Stream.of("replicas", "replication", "failover")
                .filter(key -> candidate.wrote("spec.highAvailability." + key))
                .map(key -> Finding.error(
                        "single-server",
                        "spec.highAvailability." + key,
                        "\"" + key
                                + "\" is set, but spec.highAvailability.enabled is false: there is one server and"
                                + " nothing to replicate to or fail over to",
                        "set enabled to true, or remove \"" + key + "\""))
                .toList();
    }
}
