package io.pgcluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which directories count as an installed server, and what is kept of it. */
class InstalledServersTest {
    private final Path directory;

    InstalledServersTest(@TempDir Path directory) throws IOException {
        this.directory = directory.toRealPath();
    }

    @Test
    void findsServersByTheirMajorVersionAndNoClients() throws IOException {
        Path server = program("19/bin/postgres");
        program("15/bin/psql");
        program("common/bin/postgres");

        assertThat(new InstalledServers(directory).homes())
                .containsExactly(Map.entry(19, server.resolve("../..").normalize()));
        assertThat(new InstalledServers(directory.resolve("nothing")).homes()).isEmpty();
    }

    @Test
    void anUpdatedServerGetsAnotherName() throws IOException {
        Path server = program("19/bin/postgres");
        Files.setLastModifiedTime(server, FileTime.from(Instant.ofEpochSecond(1_000)));
        String before = InstalledServers.nameOf(directory.resolve("19"));
        Files.setLastModifiedTime(server, FileTime.from(Instant.ofEpochSecond(2_000)));

        assertThat(before).isEqualTo("installed-19-1000");
        assertThat(InstalledServers.nameOf(directory.resolve("19"))).isEqualTo("installed-19-2000");
    }

    @Test
    void aLinkFollowsAServerThatMoved() throws IOException {
        Path link = directory.resolve("link");
        Path old = Files.createDirectory(directory.resolve("old"));
        Path now = Files.createDirectory(directory.resolve("now"));

        InstalledServers.link(link, old);
        InstalledServers.link(link, old);
        assertThat(link.toRealPath()).isEqualTo(old);
        InstalledServers.link(link, now);
        assertThat(link.toRealPath()).isEqualTo(now);
    }

    private Path program(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
