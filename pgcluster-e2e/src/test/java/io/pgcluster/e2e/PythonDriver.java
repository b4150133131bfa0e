package io.pgcluster.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Python interpreter with psycopg, in a virtual environment below the build directory. */
final class PythonDriver {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String VERSION = "psycopg[binary]==3.2.10";

    private PythonDriver() {}

    /** Makes the environment if it is not there yet. */
    static Path interpreter() {
        Path environment = Path.of("target", "python").toAbsolutePath();
        Path interpreter = environment.resolve("bin/python");
        Path ready = environment.resolve("ready");
        if (!Files.exists(ready)) {
            Ran.run(LIMIT, "python3", "-m", "venv", environment.toString()).orFail();
            Ran.run(
                            LIMIT,
                            interpreter.toString(),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            VERSION)
                    .orFail();
            Ran.run(LIMIT, "touch", ready.toString()).orFail();
        }
        return interpreter;
    }
}
