package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The programs of {@link ObjectStore} in pinned versions, below the build directory, for containers to mount. */
final class StorePrograms {
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Path SOURCES = Path.of(
                    System.getProperty("pgcluster.root", ".."),
                    "pgcluster-e2e/src/test/resources/io/pgcluster/e2e/stores")
            .toAbsolutePath();
    private static final Path TARGET = Path.of("target", "stores").toAbsolutePath();

    private StorePrograms() {}

    /** Makes what is not there yet in these versions; where npm or Go is missing, {@code test} is skipped. */
    static synchronized Path install(String test) {
        NeedsProgram.demand(test, "npm", "--version");
        NeedsProgram.demand(test, "go", "version");
        try {
            Files.createDirectories(TARGET);
            copy("azure-container.js");
            installPackages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String build = "cd \"$0\" && CGO_ENABLED=0 exec go build -o \"$1\" .";
        Ran.run(LIMIT, "sh", "-c", build, SOURCES.resolve("gcs").toString(), TARGET + "/gcs-store")
                .orFail();
        return TARGET;
    }

    /** The copy of the list of versions comes last, so that an installation that was interrupted is done again. */
    private static void installPackages() throws IOException {
        Path versions = SOURCES.resolve("package-lock.json");
        Path installed = TARGET.resolve("installed.json");
        if (Files.exists(installed) && Files.mismatch(versions, installed) < 0) {
            return;
        }
        copy("package.json");
        copy("package-lock.json");
        Ran.run(LIMIT, "npm", "ci", "--prefix", TARGET.toString(), "--ignore-scripts", "--no-audit", "--no-fund")
                .orFail();
        Files.copy(versions, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(String file) throws IOException {
        Files.copy(SOURCES.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
