package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that keeps a database node out of another consensus store, with a curl that answers what etcd would. */
class JoinStoreTest {
    private static final String OWN = "14841639068965178418";
    private static final String OTHER = "2037210783374497686";

    /** Answers from the file of the member; fails as often as there are lines in the file "refusals". */
    private static final String CURL = """
            #!/bin/sh
            for url; do :; done
            member=${url#https://} && member=${member%%:*}
            cd "$ANSWERS"
            if [ -s refusals ]; then sed -i 1d refusals; exit 7; fi
            [ -f "$member" ] || exit 7
            printf '{"header":{"cluster_id":"%s","member_id":"1","revision":"7"},"version":"3.5.1"}' "$(cat "$member")"
            """;

    private final Path directory;
    private final Path script;
    private final Path remembered;

    JoinStoreTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.remembered = directory.resolve("pgcluster.store");
        this.script = Files.writeString(
                directory.resolve("join-store"),
                new ComposeBundle(Clusters.plan("")).text("config/scripts/join-store"));
        Path curl = Files.writeString(
                Files.createDirectory(directory.resolve("bin")).resolve("curl"), CURL);
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
    }

    @BeforeEach
    void everyMemberAnswersFromTheSameStore() throws IOException {
        for (String member : new String[] {"etcd1", "etcd2", "etcd3"}) {
            answers(member, OWN);
        }
    }

    @Test
    void remembersTheStoreInWhichTheNodeWasCreatedAndStartsIt() throws Exception {
        assertThat(run()).isEqualTo(new Ran(0, "started\n"));
        assertThat(remembered).hasContent(OWN);

        assertThat(run()).isEqualTo(new Ran(0, "started\n"));
    }

    @Test
    void refusesAnotherStoreAndSaysWhatToDo() throws Exception {
        Files.writeString(remembered, OTHER + "\n");

        Ran ran = run();

        assertThat(ran.exit()).isEqualTo(78);
        assertThat(ran.text())
                .contains("FATAL: refusing to start: the consensus store is " + OWN + ", but this member was made in "
                        + OTHER)
                .contains("find out which store is the right one", "remove " + remembered)
                .doesNotContain("started");
        assertThat(remembered).hasContent(OTHER);
    }

    @Test
    void refusesMembersThatAnswerFromDifferentStores() throws Exception {
        answers("etcd1", OTHER);

        Ran ran = run();

        assertThat(ran.exit()).isEqualTo(78);
        assertThat(ran.text())
                .contains("answer from different stores: " + OWN + " " + OTHER)
                .doesNotContain("started");
        assertThat(remembered).doesNotExist();
    }

    @Test
    void oneMemberThatAnswersIsEnough() throws Exception {
        Files.delete(directory.resolve("etcd1"));
        Files.delete(directory.resolve("etcd3"));

        assertThat(run()).isEqualTo(new Ran(0, "started\n"));
        assertThat(remembered).hasContent(OWN);
    }

    @Test
    void waitsForTheStoreAndSaysSoOnce() throws Exception {
        Files.writeString(directory.resolve("refusals"), "1\n2\n3\n4\n5\n6\n");
        Files.delete(directory.resolve("etcd2"));
        Files.delete(directory.resolve("etcd3"));

        assertThat(run())
                .isEqualTo(new Ran(0, "join-store: waiting for one of etcd1:2379 etcd2:2379 etcd3:2379\nstarted\n"));
        assertThat(remembered).hasContent(OWN);
    }

    private void answers(String member, String cluster) throws IOException {
        Files.writeString(directory.resolve(member), cluster);
    }

    private record Ran(int exit, String text) {}

    private Ran run() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), remembered.toString(), "echo", "started")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("ANSWERS", directory.toString());
        builder.environment().put("PGCLUSTER_STORE", "etcd1:2379 etcd2:2379 etcd3:2379");
        Process process = builder.start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("join-store does not end");
        }
        return new Ran(process.exitValue(), Files.readString(directory.resolve("out")));
    }
}
