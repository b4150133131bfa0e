package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.problem.Finding;
import java.util.List;

/** A version that PostgreSQL has not released yet. */
final class PreReleaseRule implements SpecRule {
    @Override
    public List<Finding> check(Candidate candidate) {
        PostgresVersion version = candidate.spec().postgres().version();
        if (!version.isPreRelease()) {
            return List.of();
        }
        return List.of(Finding.warning(
                "pre-release",
                "spec.postgres.version",
                "PostgreSQL " + version + " is supported as a " + kind(version.recordedRelease())
                        + ": its final release is not recorded yet, and data files may be incompatible with it",
                "use it for tests; " + PostgresVersion.newestFinal() + " is the newest version for production"));
    }

    private static String kind(String release) {
        return (release.contains("rc") ? "release candidate" : "beta version") + " (" + release + ")";
    }
}
