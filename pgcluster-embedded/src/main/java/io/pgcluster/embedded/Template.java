package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * A server that was made once for each directory of programs, next to it, and is never started: copying it takes a fraction
 * of the time that {@code initdb} takes. Copies share their system identifier and their superuser's password.
 *
 * @param data the data directory to copy
 * @param password of the superuser
 */
record Template(Path data, String password) {
    private static final String DATA = "data";

    /** The template for the programs in {@code home}, made if it is missing. */
    static Template of(Path home) throws IOException {
        Path directory = home.resolveSibling("template-" + home.getFileName());
        if (!Files.isDirectory(directory)) {
            DirectoryLock.in(home.resolveSibling(""), () -> makeOnce(home, directory));
        }
        return new Template(directory.resolve(DATA), Files.readString(directory.resolve("password")));
    }

    /** Copies it. */
    void copyTo(DataDirectory server) throws IOException {
        server.prepare();
        FileTree.copy(data, server.data(), inside -> false);
    }

    private static void makeOnce(Path home, Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path unfinished = Files.createTempDirectory(home.resolveSibling(""), "template-");
        String password = UUID.randomUUID().toString();
        Files.writeString(unfinished.resolve("password"), password);
        new DataDirectory(home, unfinished)
                .initialise(EmbeddedPostgres.USER, password, List.of("--encoding=UTF8", "--locale=C", "--no-sync"));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }
}
