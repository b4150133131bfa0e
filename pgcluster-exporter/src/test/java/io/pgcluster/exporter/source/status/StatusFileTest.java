package io.pgcluster.exporter.source.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StatusFileTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(30));

    private final Path folder;

    StatusFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsAFileUpToItsLimit() throws Exception {
        Path path = Files.writeString(folder.resolve("status"), "12345678");

        assertThat(new StatusFile(path, 8).read(SOON))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("12345678");
        assertThatThrownBy(() -> new StatusFile(path, 7).read(SOON))
                .isInstanceOf(IOException.class)
                .hasMessage(path + " has 8 bytes, expected at most 7");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> new StatusFile(folder, 7).read(SOON)).hasMessage(folder + " is not a regular file");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no named pipes in the file system")
    void refusesAPipeFromWhichAReadWouldNeverReturn() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> new StatusFile(pipe, 7).read(SOON)).hasMessage(pipe + " is not a regular file");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no file that is endless")
    void boundsAFileThatSaysItIsEmpty() {
        // Like a file that grows while it is read: its size does not tell how much there is.
        Path path = Path.of("/proc/self/maps");

        assertThatThrownBy(() -> new StatusFile(path, 100).read(SOON)).hasMessageContaining("expected at most 100");
    }

    @Test
    void givesUpWhenTimeIsOver() throws Exception {
        Path path = Files.writeString(folder.resolve("status"), "12345678");

        assertThatThrownBy(() -> new StatusFile(path, 8).read(Deadline.in(Duration.ZERO)))
                .hasMessage(path + " was not read in time: 8 of 8 bytes");
    }
}
