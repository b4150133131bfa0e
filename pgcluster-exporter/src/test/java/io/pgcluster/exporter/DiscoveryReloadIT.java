package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.patroni.FakePatroni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reloads while the cluster behind Patroni changes: a real primary and its streaming replica, and the answers that Patroni gives
 * before, during and after a failover. {@link ReloadIT} has the reloads of a cluster at rest.
 */
class DiscoveryReloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIMES = "interval: 200ms, timeout: 1s";

    private final Path folder;
    private EmbeddedPostgres first;
    private EmbeddedPostgres second;
    private FakePatroni patroni;

    DiscoveryReloadIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        first = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(17), Path.of("target/servers"), Map.of());
        second = first.replica(Map.of());
        patroni = new FakePatroni();
    }

    @AfterEach
    void stop() {
        for (AutoCloseable each : closeables()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<AutoCloseable> closeables() {
        List<AutoCloseable> all = new ArrayList<>();
        for (AutoCloseable each : new AutoCloseable[] {patroni, second, first}) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }

    @Test
    void followsAMemberThatJoinsAndAFailoverThroughReloads() throws Exception {
        patroni.answers("/cluster", cluster(member("pg1", "leader", "running", first)));
        try (StartedExporter exporter = exporter(discovery(patroni, TIMES))) {
            until(() -> body(exporter).contains("pg_up{server=\"pg1\"} 1\n"));
            assertThat(body(exporter)).doesNotContain("server=\"pg2\"");

            patroni.answers(
                    "/cluster",
                    cluster(member("pg1", "leader", "running", first), member("pg2", "replica", "streaming", second)));
            reload(exporter, discovery(patroni, "interval: 201ms, timeout: 1s"));
            until(() -> body(exporter).contains("pg_replication_is_replica{server=\"pg2\"} 1\n"));
            until(() -> body(exporter).contains("pg_replication_is_replica{server=\"pg1\"} 0\n"));

            first.stop();
            second.promote();
            patroni.answers("/cluster", cluster(member("pg2", "leader", "running", second)));
            until(() -> body(exporter).contains("pg_exporter_member_named{server=\"pg1\"} 0\n"));
            List<String> sessions = sessions(second);
            reload(exporter, discovery(patroni, "interval: 202ms, timeout: 1s"));

            until(() -> {
                String body = body(exporter);
                return body.contains("pg_replication_is_replica{server=\"pg2\"} 0\n")
                        && body.contains("pg_up{server=\"pg1\"} 0\n")
                        && body.contains("pg_up{server=\"pg2\"} 1\n")
                        && body.contains("pg_exporter_member_named{server=\"pg1\"} 0\n")
                        && body.contains("pg_exporter_member_named{server=\"pg2\"} 1\n");
            });
            // Not all of them: a session of an additional worker may end between two scrapes.
            assertThat(sessions(second)).containsAnyElementsOf(sessions);
        }
    }

    @Test
    void anotherClustersMembersReplaceTheOldOnesOnceItsPatroniAnswers() throws Exception {
        patroni.answers("/cluster", cluster(member("pg1", "leader", "running", first)));
        try (FakePatroni other = new FakePatroni();
                StartedExporter exporter = exporter(discovery(patroni, TIMES))) {
            until(() -> body(exporter).contains("pg_up{server=\"pg1\"} 1\n"));
            other.answers("/cluster", cluster(member("db-a", "leader", "running", second)))
                    .hangs(true);

            reload(exporter, discovery(other, TIMES));
            assertThat(body(exporter)).contains("pg_up{server=\"pg1\"} 1\n").doesNotContain("db-a");

            other.hangs(false);
            until(() -> body(exporter).contains("pg_up{server=\"db-a\"} 1\n"));
            assertThat(body(exporter)).doesNotContain("server=\"pg1\"");
            until(() -> sessions(first).isEmpty());
        }
    }

    @Test
    void membersGoWithTheDiscoveryAndAListedServerStays() throws Exception {
        patroni.answers("/cluster", cluster(member("pg1", "leader", "running", first)));
        try (StartedExporter exporter = exporter(discovery(patroni, TIMES))) {
            until(() -> body(exporter).contains("pg_up{server=\"pg1\"} 1\n"));
            assertThat(asksPatroni()).isTrue();

            reload(exporter, """
                    servers:
                      - {name: listed, host: 127.0.0.1, port: %s, user: postgres, database: postgres, password: '%s'}
                    """.formatted(second.port(), second.password()));

            until(() -> body(exporter).contains("pg_up{server=\"listed\"} 1\n"));
            assertThat(body(exporter)).doesNotContain("server=\"pg1\"").doesNotContain("collector=\"discovery\"");
            until(() -> sessions(first).isEmpty());
            until(() -> !asksPatroni());
        }
    }

    @Test
    void aRefusedReloadKeepsTheMembersAndContinuesToAskPatroni() throws Exception {
        patroni.answers("/cluster", cluster(member("pg1", "leader", "running", first)));
        try (StartedExporter exporter = exporter(discovery(patroni, TIMES))) {
            until(() -> body(exporter).contains("pg_up{server=\"pg1\"} 1\n"));
            Files.writeString(file(), discovery(patroni, "interval: soon, timeout: 1s"));
            assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(500);

            patroni.answers(
                    "/cluster",
                    cluster(member("pg1", "leader", "running", first), member("pg2", "replica", "streaming", second)));
            until(() -> body(exporter).contains("pg_up{server=\"pg2\"} 1\n"));
            assertThat(body(exporter)).contains("pg_up{server=\"pg1\"} 1\n", "config_last_reload_successful 0\n");
        }
    }

    /** Whether a thread of the exporter still asks for members. */
    private static boolean asksPatroni() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("patroni-members"));
    }

    /** An answer of {@code GET /cluster} with what Patroni 4 tells of each member. */
    private static String cluster(String... members) {
        return "{\"members\": [" + String.join(", ", members) + "], \"scope\": \"dev\"}";
    }

    private static String member(String name, String role, String state, EmbeddedPostgres server) {
        String lag = role.equals("leader") ? "" : """
                , "receive_lag": 0, "receive_lsn": "0/3000060", "replay_lag": 0, "replay_lsn": "0/3000060", "lag": 0""";
        return """
                {"name": "%s", "role": "%s", "state": "%s", "api_url": "API/patroni", "host": "127.0.0.1", "port": %s,
                 "timeline": 1, "lsn": "0/3000060"%s}""".formatted(name, role, state, server.port(), lag);
    }

    private String discovery(FakePatroni api, String times) {
        return """
                discovery:
                  patroni: {urls: ['%s'], %s, connection: {user: postgres, database: postgres, password: '%s'}}
                """.formatted(api.address(), times, first.password());
    }

    private StartedExporter exporter(String configuration) throws Exception {
        Files.writeString(file(), configuration);
        return StartedExporter.start(Map.of(), "--config.file=" + file(), "--web.enable-lifecycle");
    }

    private void reload(StartedExporter exporter, String configuration) throws Exception {
        Files.writeString(file(), configuration);
        assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(200);
    }

    private Path file() {
        return folder.resolve("exporter.yaml");
    }

    private static String body(StartedExporter exporter) throws Exception {
        return exporter.get("/metrics").body();
    }

    /** The processes of the exporter's sessions on a server. */
    private static List<String> sessions(EmbeddedPostgres server) throws Exception {
        List<String> sessions = new ArrayList<>();
        try (Connection session = server.connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid::text FROM pg_stat_activity WHERE application_name = 'pgcluster-exporter'")) {
            while (rows.next()) {
                sessions.add(rows.getString(1));
            }
        }
        return sessions;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it did not come true").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
