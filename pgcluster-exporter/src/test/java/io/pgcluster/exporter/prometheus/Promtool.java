package io.pgcluster.exporter.prometheus;

import io.pgcluster.exporter.source.pgbouncer.RunningPgbouncer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' program that judges metrics. */
public final class Promtool {
    private static final int LIMIT_SECONDS = 30;

    private Promtool() {}

    /** Skips the test with a reason where a program is not installed; fails where {@code CI=true} forbids to skip. */
    public static void orSkip() throws InterruptedException {
        installed(starts("prometheus") && starts("promtool"), "prometheus");
        installed(RunningPgbouncer.installed().isPresent(), "pgbouncer");
    }

    /** Skips the test where {@code what} is not there, by the same rule. */
    public static void installed(boolean there, String what) {
        if (!there) {
            String reason = what + " is not installed here (apt-get install " + what + ")";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
    }

    public static boolean starts(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    /** What it has against these metrics, sorted; it ends with an error of its own where they cannot even be read. */
    static List<String> complaints(Path directory, String metrics) throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("metrics.txt"), metrics);
        Path out = directory.resolve("complaints.txt");
        Process process = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("promtool did not end within " + LIMIT_SECONDS + " s");
        }
        return Files.readString(out).lines().sorted().toList();
    }
}
