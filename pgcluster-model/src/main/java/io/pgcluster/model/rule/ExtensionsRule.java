package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.value.ExtensionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Extensions come with PostgreSQL, or the image must bring them. */
final class ExtensionsRule implements SpecRule {
    private static final String PATH = "spec.postgres.extensions";

    @Override
    public List<Finding> check(Candidate candidate) {
        List<ExtensionName> extensions = candidate.spec().postgres().extensions();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < extensions.size(); index++) {
            String path = PATH + "[" + index + "]";
            if (extensions.indexOf(extensions.get(index)) < index) {
                findings.add(Finding.error(
                        "duplicate-extension",
                        path,
                        "\"" + extensions.get(index) + "\" is already in the list",
                        "remove it"));
            } else {
                origin(candidate, extensions.get(index).text(), path).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> origin(Candidate candidate, String name, String path) {
        PostgresVersion version = candidate.spec().postgres().version();
        ContribExtensions contrib = ContribExtensions.get();
        if (contrib.has(name, version)) {
            return Optional.empty();
        }
        Optional<String> versions = contrib.versions(name);
        if (versions.isPresent()) {
            return Optional.of(Finding.error(
                    "extension-version",
                    path,
                    "\"" + name + "\" comes with PostgreSQL " + versions.get() + ", not with " + version,
                    "remove it, or change spec.postgres.version"));
        }
        if (candidate.spec().images().postgres().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "extension-not-in-image",
                path,
                "\"" + name + "\" does not come with PostgreSQL, so the built-in image does not have it",
                Suggestions.didYouMean(name, contrib.names(version))
                        + "to use it, set spec.images.postgres to an image that has it"));
    }
}
