package io.pgcluster.e2e;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** Skips a test for which a program of this machine is missing, with the reason; fails it on CI, where nothing is skipped. */
final class NeedsProgram {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private NeedsProgram() {}

    /** Continues only where {@code command}, which shows the program's version, can be run. */
    static void demand(String test, String... command) {
        if (Ran.run(LIMIT, command).exitCode() == 0) {
            return;
        }
        String reason = test + ": " + command[0] + " is not installed";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true skips nothing, but " + reason);
        }
        System.out.println("SKIPPED " + reason);
        Assumptions.abort(reason);
    }
}
