package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL servers that are installed on this machine as Debian lays them out: a directory with one entry for each major
 * version, with {@code bin} in it.
 */
record InstalledServers(Path directory) {
    /** The environment variable that names another directory than Debian's. */
    static final String VARIABLE = "PGCLUSTER_POSTGRES_INSTALLATIONS";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static InstalledServers ofThisMachine() {
        return new InstalledServers(
                Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).orElse(DEBIAN));
    }

    /** The major versions whose server is installed, oldest first; a client alone does not count. */
    SortedMap<Integer, Path> homes() throws IOException {
        SortedMap<Integer, Path> homes = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            for (Path home : entries()) {
                String name = home.getFileName().toString();
                if (name.matches("\\d{1,3}") && Files.isExecutable(server(home))) {
                    homes.put(Integer.valueOf(name), home.toRealPath());
                }
            }
        }
        return homes;
    }

    /**
     * The name under which what belongs to one release of an installed server is kept. An update brings new programs with
     * a new time, and release candidates do not start on each other's data.
     */
    static String nameOf(Path home) throws IOException {
        return "installed-" + home.getFileName() + "-"
                + Files.getLastModifiedTime(server(home)).to(TimeUnit.SECONDS);
    }

    /**
     * Makes {@code link} point to an installed server, so that what is made from its programs can be kept next to the link:
     * the installation itself may belong to another user.
     */
    static void link(Path link, Path home) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(home)) {
            return;
        }
        Path unfinished = link.resolveSibling(link.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.move(Files.createSymbolicLink(unfinished, home), link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path server(Path home) {
        return home.resolve("bin/postgres");
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}
