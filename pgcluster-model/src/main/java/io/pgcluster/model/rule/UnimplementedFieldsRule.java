package io.pgcluster.model.rule;

import io.pgcluster.model.coverage.UnimplementedField;
import io.pgcluster.model.coverage.UnimplementedFields;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is written and has no effect yet, or none on this target: one warning for what belongs together. */
final class UnimplementedFieldsRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        return UnimplementedFields.askedFor(candidate.spec()).stream()
                .flatMap(field -> finding(candidate, field).stream())
                .toList();
    }

    private static Optional<Finding> finding(Candidate candidate, UnimplementedField field) {
        List<String> written =
                field.paths().stream().filter(path -> isWanted(candidate, path)).toList();
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "not-implemented",
                        written.get(0),
                        written.stream()
                                        .map(path -> path.replaceFirst("^spec\\.", ""))
                                        .collect(Collectors.joining(", "))
                                + (written.size() == 1 ? " has no effect yet" : " have no effect yet"),
                        field.consequence()));
    }

    /** Switching off what does not run is not a mistake. */
    private static boolean isWanted(Candidate candidate, String path) {
        return candidate
                .written()
                .find(SpecPath.of(path))
                .filter(node -> !node.isNothing())
                .filter(node -> !(node instanceof ScalarNode scalar
                        && scalar.text().equals("false")
                        && !path.equals("spec.security.networkPolicy")))
                .isPresent();
    }
}
