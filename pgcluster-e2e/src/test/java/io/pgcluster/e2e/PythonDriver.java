package io.pgcluster.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Python interpreter with three drivers, in a virtual environment below the build directory. */
final class PythonDriver {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> VERSIONS =
            List.of("psycopg[binary]==3.2.10", "asyncpg==0.32.0", "pg8000==1.31.6");

    private PythonDriver() {}

    /** Makes the environment if it is not there yet, or has other versions. */
    static synchronized Path interpreter() {
        Path environment = Path.of("target", "python").toAbsolutePath();
        Path interpreter = environment.resolve("bin/python");
        Path ready = environment.resolve("ready-" + Integer.toHexString(VERSIONS.hashCode()));
        if (!Files.exists(ready)) {
            Ran.run(LIMIT, "python3", "-m", "venv", environment.toString()).orFail();
            List<String> install = new ArrayList<>(
                    List.of(interpreter.toString(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"));
            install.addAll(VERSIONS);
            Ran.run(LIMIT, install.toArray(String[]::new)).orFail();
            Ran.run(LIMIT, "touch", ready.toString()).orFail();
        }
        return interpreter;
    }
}
