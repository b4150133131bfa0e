package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.FileTree;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A stopped cluster without Docker of which a part is gone: {@code up} refuses, says what to do, and changes nothing; then what was lost
 * comes back, or the documentation's way out is taken, and every row is there.
 */
class EmbeddedHalfLostIT {
    private static final int VERSION = 18;
    private static final int REFUSED = 1;
    private static final int ATTEMPTS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofMinutes(2);
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: lost}
            spec:
              postgres: {version: 18}
              highAvailability: {replicas: 1}
            """;

    private static final String OLDER = "../older";
    private static final String NEW_ROLE = SPEC + "  security: {roles: [{name: reader, access: read}]}\n";

    private static WithoutDocker cluster;
    private static Path home;
    private static int rows;

    @BeforeAll
    static void prepare() throws IOException {
        home = BuildBinaries.homeOrSkip(VERSION);
        cluster = WithoutDocker.in("half-lost");
        cluster.specify(SPEC);
        cluster.run("up").orFail();
        ask("CREATE TABLE kept (id int)", "--admin");
        cluster.run("down").orFail();
        copy("members/pg1", OLDER);
        assertEveryRow();
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void whatIsLostIsMissedUntilItIsBack() throws IOException {
        without(
                "members/pg1",
                aside -> assertRefused(
                        "the data of the primary pg1 is gone, and pg2 has the only data", "down --volumes --yes"));
        without(
                "members",
                aside -> assertRefused("the data of every member (pg1, pg2) is gone", "down --volumes --yes"));
        without(
                "secrets",
                aside -> assertRefused(
                        "are missing from", "ca.crt, postgres.password, app.password", "Put the files back"));
        for (String file : List.of("ca.crt", "postgres.password", "app.password")) {
            without("secrets/" + file, aside -> assertRefused("secrets: " + file + "."));
        }
        assertEveryRow();
    }

    @Test
    void dataOfAnotherClusterOrAnotherAgeIsRefused() throws IOException {
        without("members/pg1", aside -> {
            copy(OLDER, "members/pg1");
            assertRefused("pg2 is ahead of the primary pg1", "make the primary from pg2");
        });
        without("members/pg2", aside -> {
            copyOfAnotherSystem(aside, "members/pg2");
            assertRefused("belongs to different clusters, by the system identifiers: pg1 has", "move it away");
            without("members/pg1", primary -> {
                copyOfAnotherSystem(primary, "members/pg1");
                assertRefused("but what was brought up here has", "use another --directory");
            });
        });
        assertEveryRow();
    }

    @Test
    void theReplicaCanBeMadeThePrimary() throws IOException {
        moveAside("members/pg1");
        assertRefused("make the primary from pg2");

        Files.move(cluster.file("members/pg2"), cluster.file("members/pg1"));
        Files.delete(cluster.file("members/pg1/data/standby.signal"));
        assertThat(assertEveryRow()).contains("the data of pg2 was gone and is copied from pg1 again");
    }

    @Test
    void lostSecretsCanBeReplacedAsTheDocumentationSays() throws IOException {
        moveAside("secrets/ca.crt");
        Files.copy(cluster.file("members/pg1/tls/ca.crt"), cluster.file("secrets/ca.crt"));
        moveAside("secrets/app.password");
        Files.writeString(cluster.file("secrets/app.password"), "replaced-by-the-operator-1\n");
        moveAside("secrets/postgres.password");
        Files.writeString(cluster.file("secrets/postgres.password"), "replaced-by-the-operator-2\n");
        singleUser("ALTER ROLE postgres PASSWORD 'replaced-by-the-operator-2'");
        assertEveryRow();
    }

    @Test
    void aNewRoleGetsItsPassword() throws IOException {
        cluster.specify(NEW_ROLE);
        assertEveryRow();
        assertThat(cluster.file("secrets/reader.password")).exists();
        without("secrets/reader.password", aside -> assertRefused("secrets: reader.password."));
    }

    /** On a machine that has something else to do, one of several attempts has to be fast enough. */
    private static void assertRefused(String... texts) throws IOException {
        Map<Path, String> before = everything();
        Duration took = LIMIT;
        for (int attempt = 0; attempt < ATTEMPTS && took.compareTo(LIMIT) >= 0; attempt++) {
            long begin = System.nanoTime();
            Ran refused = cluster.run("up");
            took = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(REFUSED);
            assertThat(refused.err()).contains(texts).contains("; nothing was changed");
            assertThat(everything()).isEqualTo(before);
        }
        assertThat(took).isLessThan(LIMIT);
        assertThat(cluster.processes()).isEmpty();
    }

    /** Starts, adds a row as superuser, finds every row on the replica that follows, signs in as client, and stops. */
    private static String assertEveryRow() {
        String said = cluster.run("up").orFail().out();
        ask("INSERT INTO kept VALUES (" + rows + ")", "--admin");
        rows++;
        Await.until("every row is on the replica", START, () -> ask(
                        "SELECT 'rows ' || count(*) FROM kept", "--admin", "--member", "pg2")
                .contains("rows " + rows + "\n"));
        assertThat(ask("SELECT current_user")).contains("app");
        cluster.run("down").orFail();
        return said;
    }

    /** Size and time of change of every file of the cluster. */
    private static Map<Path, String> everything() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(cluster.file("."))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return found;
    }

    private static void singleUser(String sql) throws IOException {
        Path input = Files.writeString(cluster.file("input"), sql + "\n");
        Ran.run(
                        START,
                        "bash",
                        "-c",
                        "run=(); [ $(id -u) != 0 ] || run=(setpriv --reuid=65534 --regid=65534 --clear-groups);"
                                + " \"${run[@]}\" \"$1\" --single -D \"$2\" -c synchronous_commit=local postgres <\"$3\"",
                        "bash",
                        home.resolve("bin/postgres").toString(),
                        cluster.file("members/pg1/data").toString(),
                        input.toString())
                .orFail();
        Files.delete(input);
    }

    /** The same data with another system identifier: the first field of the control file. */
    private static void copyOfAnotherSystem(Path original, String to) throws IOException {
        copy(original.toString(), to);
        Path control = cluster.file(to).resolve("data/global/pg_control");
        byte[] bytes = Files.readAllBytes(control);
        bytes[0] ^= 1;
        Files.write(control, bytes);
    }

    private static void copy(String from, String to) {
        Ran.run(
                        LIMIT,
                        "cp",
                        "-a",
                        cluster.file(from).toString(),
                        cluster.file(to).toString())
                .orFail();
    }

    private static String ask(String sql, String... options) {
        List<String> more = new ArrayList<>(List.of(sql));
        more.addAll(List.of(options));
        return cluster.run("sql", more.toArray(String[]::new)).orFail().out();
    }

    /** Work on a cluster without a part of it. */
    private interface Work {
        /** Runs with what is missing now in {@code aside}. */
        void run(Path aside) throws IOException;
    }

    /** Puts {@code path} back after {@code work}, in the place of what is there then. */
    private static void without(String path, Work work) throws IOException {
        Path aside = moveAside(path);
        try {
            work.run(aside);
        } finally {
            FileTree.delete(cluster.file(path));
            Files.move(aside, cluster.file(path));
        }
    }

    private static Path moveAside(String path) throws IOException {
        Path aside = Files.createTempDirectory(cluster.file(".."), "aside").resolve("it");
        return Files.move(cluster.file(path), aside);
    }
}
