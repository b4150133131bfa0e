package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.ParameterHazard;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.Map;

/** Values that the server takes, and with which it does not start, loses data, or makes the plan untrue. */
final class ParameterHazardsRule implements SpecRule {
    private static final String ID = "parameter-hazard";

    @Override
    public List<Finding> check(Candidate candidate) {
        PostgresVersion version = candidate.spec().postgres().version();
        return candidate.spec().postgres().parameters().entrySet().stream()
                .flatMap(entry -> ParameterCatalogue.get().hazard(entry.getKey(), entry.getValue(), version).stream()
                        .map(hazard -> finding(entry, hazard)))
                .toList();
    }

    private static Finding finding(Map.Entry<String, String> written, ParameterHazard hazard) {
        String path = "spec.postgres.parameters." + written.getKey();
        String message = written.getKey() + " " + written.getValue() + ": " + hazard.problem();
        return hazard.refused()
                ? Finding.error(ID, path, message, hazard.hint())
                : Finding.warning(ID, path, message, hazard.hint());
    }
}
