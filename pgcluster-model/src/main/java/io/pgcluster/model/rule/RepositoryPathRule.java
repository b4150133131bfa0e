package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.rule.Repositories.Repository;
import java.util.List;
import java.util.regex.Pattern;

/** The path of a repository is absolute and goes nowhere but down. */
final class RepositoryPathRule implements SpecRule {
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]*)+");

    @Override
    public List<Finding> check(Candidate candidate) {
        return Repositories.of(candidate.spec().backup()).stream()
                .filter(repository -> !FORM.matcher(repository.storage().path()).matches())
                .map(RepositoryPathRule::finding)
                .toList();
    }

    private static Finding finding(Repository repository) {
        String path = repository.storage().path();
        return Finding.error(
                "repository-path",
                repository.field("path"),
                "\"" + path
                        + "\" is not a repository path, expected letters, digits, dots, hyphens and underscores"
                        + " between slashes",
                "write for example: /pgcluster");
    }
}
