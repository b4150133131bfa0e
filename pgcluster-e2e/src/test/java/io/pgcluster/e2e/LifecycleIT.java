package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a cluster goes through in its life: it is stopped and started, grows and shrinks, gets other settings, and loses its halves. */
@NeedsEngine
@Order(1)
class LifecycleIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void keepsItsDataWhileItIsStoppedScaledAndReconfigured() throws SQLException {
        int port = Ports.block();
        try (LiveCluster cluster = LiveCluster.of("e2e-life", Specs.of("e2e-life", 15, 1, "sync", port))) {
            cluster.up();
            write(cluster, port);
            cluster.down();
            startsNothingWhileItsEngineIsStopped(cluster);
            cluster.up();
            assertThat(rows(cluster, port)).as("rows after down and up").isEqualTo(1000);
            answersTheSuperuserOnEveryMember(cluster);

            cluster.change(Specs.of("e2e-life", 15, 3, "sync", port));
            cluster.up();
            assertThat(members(cluster)).isEqualTo(4);
            cluster.change(Specs.of("e2e-life", 15, 2, "sync", port));
            cluster.up();
            assertThat(members(cluster)).isEqualTo(3);
            assertThat(rows(cluster, port)).as("rows after scaling").isEqualTo(1000);

            changesWhatNeedsARestartOneMemberAtATime(cluster, port);
            assertThat(rows(cluster, port)).as("rows after the restart").isEqualTo(1000);

            String specification = Specs.of("e2e-life", 15, 2, "sync", port, "{max_locks_per_transaction: 128}");
            saysThatThePrimaryContinuesWithoutTheConsensusStore(cluster);
            cluster.down();
            refusesASecondConsensusStore(cluster, specification);
            refusesWhatIsHalfLost(cluster);
            comesBackWithoutKeysAndOneReplica(cluster);
            assertThat(rows(cluster, port)).as("rows after all of it").isEqualTo(1000);
        }
        Ran volumes = Ran.run(LIMIT, "docker", "volume", "ls", "--quiet", "--filter", "name=e2e-life_")
                .orFail();
        assertThat(volumes.out()).as("volumes, also of the member that left").isEmpty();
    }

    private static void startsNothingWhileItsEngineIsStopped(LiveCluster cluster) {
        Ran up = Ran.run(LIMIT, Map.of("DOCKER_HOST", "unix:///nonexistent"), cluster.commandLine("up"));

        assertThat(up.exitCode()).as(up.err()).isEqualTo(3);
        assertThat(up.err()).contains("nothing was started");
        assertThat(cluster.bundle().resolveSibling("embedded")).doesNotExist();
    }

    private static void answersTheSuperuserOnEveryMember(LiveCluster cluster) {
        String sql = "SELECT session_user, pg_is_in_recovery()";
        assertThat(cluster.command(LIMIT, "sql", "--admin", sql).orFail().out()).containsPattern("postgres\\s+f");
        for (JsonNode member : cluster.status().path("members")) {
            Ran ran = cluster.command(
                    LIMIT, "sql", "--admin", "--member", member.path("name").asText(), sql);
            assertThat(ran.orFail().out())
                    .containsPattern(
                            "postgres\\s+" + (member.path("role").asText().equals("primary") ? "f" : "t"));
        }
    }

    private static void changesWhatNeedsARestartOneMemberAtATime(LiveCluster cluster, int port) throws SQLException {
        cluster.change(Specs.of("e2e-life", 15, 2, "sync", port, "{max_locks_per_transaction: 128}"));
        Ran diff = cluster.command(LIMIT, "diff").orFail();
        assertThat(diff.out()).contains("max_locks_per_transaction").contains("rolling restart");
        cluster.up();
        assertThat(setting(cluster, port, "max_locks_per_transaction")).isEqualTo("128");
        assertThat(cluster.command(LIMIT, "diff", "--exit-code").orFail().out())
                .as("diff when nothing changed")
                .isEmpty();
        for (JsonNode member : cluster.status().path("members")) {
            assertThat(member.path("pendingRestart").asBoolean())
                    .as(member.path("name").asText())
                    .isFalse();
        }
    }

    private static void saysThatThePrimaryContinuesWithoutTheConsensusStore(LiveCluster cluster) {
        String store = cluster.container("etcd1");
        Ran.run(LIMIT, "docker", "stop", store, cluster.container("etcd2"), cluster.container("etcd3"))
                .orFail();
        assertThat(cluster.command(LIMIT, "status").orFail(5).out())
                .contains("unknown", "as primary", "docker start " + store);
        assertThat(cluster.command(LIMIT, "up").orFail(1).err())
                .contains("not known which member of e2e-life is primary", "docker start");
        assertThat(cluster.command(LIMIT, "down").orFail(1).err()).contains("nothing was done");
        Ran.run(LIMIT, "docker", "start", store, cluster.container("etcd2"), cluster.container("etcd3"))
                .orFail();
        cluster.awaitHealthy();
    }

    /** Neither the command line nor Compose alone starts members that would form one. */
    private static void refusesASecondConsensusStore(LiveCluster cluster, String specification) {
        cluster.change(
                specification.replace("highAvailability:\n", "highAvailability:\n    consensus: { members: 5 }\n"));
        refusesWithin30Seconds(cluster, "would form a second one", "consensus.members: 3");
        cluster.command(LIMIT, "render").orFail();
        cluster.command(LIMIT, "secrets").orFail();
        String[] compose = {
            "docker", "compose", "--project-directory", cluster.bundle().toString(), "up", "--detach"
        };
        assertThat(Ran.run(LIMIT, compose).exitCode()).isNotZero();
        assertThat(Ran.run(LIMIT, "docker", "logs", cluster.container("certs")).err())
                .contains("the consensus store has the members etcd1 etcd2 etcd3");
        Ran running = Ran.run(LIMIT, "docker", "ps", "--quiet", "--filter", "name=e2e-life-etcd")
                .orFail();
        assertThat(running.out())
                .as("consensus members that Compose alone started")
                .isEmpty();
        cluster.change(specification);
        cluster.command(LIMIT, "render").orFail();
        cluster.down();
    }

    private static void refusesWhatIsHalfLost(LiveCluster cluster) {
        Volumes volumes = new Volumes("e2e-life");
        volumes.without(() -> refusesWithin30Seconds(cluster, "etcd2 has lost the data", "Lost volumes"), "etcd2-data");
        volumes.without(
                () -> refusesWithin30Seconds(
                        cluster, "an empty member could initialize a new database", "recreate the store from"),
                "etcd1-data",
                "etcd2-data",
                "etcd3-data");
        volumes.without(
                () -> refusesWithin30Seconds(cluster, "the data of every member", "down --volumes"),
                "pg1-data",
                "pg2-data",
                "pg3-data");
        volumes.change("pg2-data", "sed -i.kept 's/^[^ ]*/another/' pgcluster.identity");
        refusesWithin30Seconds(cluster, "belong to different clusters", "e2e-life_pg2-data");
        volumes.change("pg2-data", "mv pgcluster.identity.kept pgcluster.identity");
        Path secrets = cluster.bundle().resolve("secrets");
        Path aside = cluster.bundle().resolve("secrets.aside");
        move(secrets, aside);
        refusesWithin30Seconds(cluster, "appuser.password", "pgcluster secrets");
        assertThat(secrets).doesNotExist();
        move(aside, secrets);
    }

    private static void comesBackWithoutKeysAndOneReplica(LiveCluster cluster) {
        new Volumes("e2e-life").lose("pg3-data", "pg1-tls", "etcd1-tls");
        assertThat(cluster.up().out()).contains("the data of pg3 is gone; it is cloned from the primary");
        assertThat(members(cluster)).isEqualTo(3);
    }

    private static void refusesWithin30Seconds(LiveCluster cluster, String... texts) {
        assertThat(cluster.command(Duration.ofSeconds(30), "up").orFail(1).err())
                .contains(texts);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int members(LiveCluster cluster) {
        return cluster.status().path("members").size();
    }

    private static void write(LiveCluster cluster, int port) throws SQLException {
        try (Connection connection = Clients.connect(cluster, port);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id");
        }
    }

    private static int rows(LiveCluster cluster, int port) throws SQLException {
        return Integer.parseInt(ask(cluster, port, "SELECT count(*) FROM kept"));
    }

    private static String setting(LiveCluster cluster, int port, String name) throws SQLException {
        return ask(cluster, port, "SELECT setting FROM pg_settings WHERE name = '" + name + "'");
    }

    private static String ask(LiveCluster cluster, int port, String sql) throws SQLException {
        return Clients.ask(cluster, port, sql);
    }
}
