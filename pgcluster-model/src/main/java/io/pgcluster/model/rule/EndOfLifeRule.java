package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.problem.Finding;
import java.time.LocalDate;
import java.util.List;

/** A version that gets no more fixes. */
final class EndOfLifeRule implements SpecRule {
    /**
     * The day against which versions are judged: this release's own, so that the same specification gives the same answer every day. It
     * is updated with every release.
     */
    private static final LocalDate RELEASED = LocalDate.of(2026, 11, 24);

    @Override
    public List<Finding> check(Candidate candidate) {
        PostgresVersion version = candidate.spec().postgres().version();
        if (!version.isEndOfLife(RELEASED)) {
            return List.of();
        }
        return List.of(Finding.warning(
                "end-of-life",
                "spec.postgres.version",
                "PostgreSQL " + version + " reached its end of life on " + version.endOfLife()
                        + ": it gets no more bug or security fixes",
                "use a newer version; " + PostgresVersion.newestFinal() + " is the newest"));
    }
}
