package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bundle's restore refuses before it touches anything, with a docker that notes that it was called and fails; and how it ends. */
class RestoreScriptTest {
    private static final String DOCKER = """
            #!/bin/sh
            touch "$CALLED"
            exit 1
            """;

    /** A docker with which everything succeeds, but that another run holds the lock of backups when a full one is asked for at first. */
    private static final String BUSY_DOCKER = """
            #!/bin/sh
            case "$*" in
            *"pgcluster-backup run full") [ -e "$CALLED" ] || { touch "$CALLED"; exit 75; } ;;
            esac
            """;

    private final Path root;
    private final Path called;
    private final Path script;

    RestoreScriptTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.called = root.resolve("called");
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        Path backup = Files.createDirectories(root.resolve("compose/backup"));
        Files.writeString(backup.resolve("cluster.env"), bundle.text("backup/cluster.env"));
        this.script = executable(backup.resolve("restore"), bundle.text("backup/restore"));
        executable(Files.createDirectory(root.resolve("bin")).resolve("docker"), DOCKER);
        Files.createDirectory(root.resolve(".pgcluster"));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void journal(String done) throws IOException {
        Files.writeString(root.resolve(".pgcluster/restore.json"), "{\"kind\":\"RESTORE\",\"done\":[" + done + "]}");
    }

    private String run() throws Exception {
        return run(1);
    }

    private String run(int exitCode) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "--latest", "--yes").redirectErrorStream(true);
        builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("CALLED", called.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        return text;
    }

    @Test
    void refusesWhileARestoreOfPgclusterIsUnfinished() throws Exception {
        journal("\"STOP_MEMBERS\",\"REPLACE_DATA\"");
        assertThat(run()).contains("a restore by pgcluster has not ended", "--resume or --undo", "nothing was changed");
        assertThat(called).doesNotExist();
    }

    @Test
    void goesOnWhereThatRestoreHasEnded() throws Exception {
        journal("\"STOP_MEMBERS\",\"REPLACE_DATA\",\"BACK_UP\"");
        assertThat(run()).contains("the containers cannot be made");
        assertThat(called).exists();
    }

    @Test
    void waitsForARunThatHoldsTheLockBeforeTheLastBackup() throws Exception {
        executable(root.resolve("bin/docker"), BUSY_DOCKER);
        assertThat(run(0)).contains("taking a full backup of the new timeline", "done: writes go to");
        assertThat(called).exists();
        assertThat(root.resolve("compose/backup/restore.state")).doesNotExist();
    }
}
