package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.regex.Pattern;

/** The path of a repository is absolute and goes nowhere but down. */
final class RepositoryPathRule implements SpecRule {
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]*)+");

    @Override
    public List<Finding> check(Candidate candidate) {
        String path = candidate.spec().backup().storage().path();
        if (FORM.matcher(path).matches()) {
            return List.of();
        }
        return List.of(Finding.error(
                "repository-path",
                "spec.backup.storage.path",
                "\"" + path
                        + "\" is not a path of a repository, expected letters, digits, dots, hyphens and underscores"
                        + " between slashes",
                "write for example: /pgcluster"));
    }
}
