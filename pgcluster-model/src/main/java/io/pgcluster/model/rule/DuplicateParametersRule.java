package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The server takes names without regard to case, so two spellings set one parameter twice. */
final class DuplicateParametersRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (String name : candidate.spec().postgres().parameters().keySet()) {
            String earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (earlier != null) {
                findings.add(Finding.error(
                        "duplicate-parameter",
                        "spec.postgres.parameters." + name,
                        "\"" + name + "\" is the same parameter as \"" + earlier + "\": names are not case-sensitive",
                        "keep one of the two"));
            }
        }
        return findings;
    }
}
