package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster goes through in its life: it is stopped and started, grows and shrinks, and gets other settings. */
@NeedsEngine
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
        try (Connection connection = Clients.connect(cluster, port);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
