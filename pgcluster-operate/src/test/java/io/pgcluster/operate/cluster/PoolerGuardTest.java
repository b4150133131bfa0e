package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard's script with a psql that writes down what it is asked, and whose PAUSE waits until it is killed. */
class PoolerGuardTest {
    private static final String PSQL = """
            #!/bin/bash
            for statement; do :; done
            echo "$statement" >>"$ASKED"
            [ "$statement" != PAUSE ] || exec tail -f /dev/null
            """;

    private final Path directory;
    private final Path asked;

    PoolerGuardTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        asked = directory.resolve("asked");
        Path psql = Files.writeString(directory.resolve("psql"), PSQL);
        Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void resumesAfterAPauseThatWasSentJustBeforeTheEnd() throws Exception {
        run("60", "PAUSE\n");
        assertThat(Files.readAllLines(asked)).last().isEqualTo("RESUME");
    }

    @Test
    void resumesWhenItTookTooLong() throws Exception {
        Process guard = start("1");
        try (Writer input = guard.outputWriter(StandardCharsets.UTF_8)) {
            input.write("PAUSE\n");
            input.flush();
            assertThat(guard.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readAllLines(asked)).containsExactly("PAUSE", "RESUME");
    }

    @Test
    void asksForNothingWhenItIsDisarmed() throws Exception {
        run("60", "disarm\n");
        assertThat(asked).doesNotExist();
    }

    @Test
    void leavesNoPausingProgramBehindWhenItIsDisarmed() throws Exception {
        run("60", "PAUSE\ndisarm\n");
        // Its output, which run reads to the end, stays open as long as a child holds it.
        assertThat(Files.exists(asked) ? Files.readAllLines(asked) : List.of())
                .as("asked, as far as the pausing program came before it was killed")
                .isSubsetOf("PAUSE");
    }

    private void run(String limit, String input) throws Exception {
        Process guard = start(limit);
        try (Writer writer = guard.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        assertThat(guard.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(guard.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("armed");
    }

    private Process start(String limit) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of("bash", "-c", PoolerGuard.SCRIPT, "guard", limit, "/run/pgbouncer", "6432"));
        builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        builder.environment().put("ASKED", asked.toString());
        return builder.redirectErrorStream(true).start();
    }
}
