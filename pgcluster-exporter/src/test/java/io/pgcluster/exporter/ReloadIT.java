package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.patroni.FakePatroni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reload leaves alone, and what it changes, on a real server that Patroni names. */
class ReloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UP = "pg_up{server=\"pg1\"} 1\n";

    private static final String OF_SECOND = "pg_stat_user_tables_seq_scan{datname=\"second\"";

    private final Path folder;

    private static EmbeddedPostgres server;

    ReloadIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
        try (Connection session = server.connect();
                Statement statement = session.createStatement()) {
            statement.execute("CREATE DATABASE second");
        }
        try (Connection session = server.connect("second");
                Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE there ()");
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void membersAndTheirConnectionsStayWhilePatroniIsSilent() throws Exception {
        try (FakePatroni patroni = patroni();
                StartedExporter exporter = exporter(patroni, "interval: 200ms, timeout: 100ms", "{}")) {
            until(() -> body(exporter).contains(UP));
            until(() -> body(exporter).contains("pg_exporter_member_named{server=\"pg1\"} 1\n"));
            List<String> sessions = sessions();
            patroni.hangs(true);

            // Another interval: the members are asked for by a new question, which is not answered.
            reload(exporter, patroni, "interval: 201ms, timeout: 100ms", "{}");

            assertThat(body(exporter)).contains(UP);
            assertThat(body(exporter))
                    .contains("pg_exporter_member_named{server=\"pg1\"} 0\n")
                    .contains("pg_scrape_collector_success{collector=\"discovery\"} 0\n");
            assertThat(sessions()).containsAll(sessions);
            patroni.hangs(false);
            until(() -> body(exporter).contains("pg_exporter_member_named{server=\"pg1\"} 1\n"));
        }
    }

    @Test
    void aReloadWithoutAChangeClosesNothing() throws Exception {
        try (FakePatroni patroni = patroni();
                StartedExporter exporter = exporter(patroni, "interval: 200ms", "{}, aliases: true")) {
            until(() -> body(exporter).contains(UP));
            List<String> sessions = sessions();

            reload(exporter, patroni, "interval: 200ms", "{}, aliases: true");

            assertThat(body(exporter)).contains(UP);
            assertThat(sessions()).containsAll(sessions);
        }
    }

    @Test
    void otherDatabasesAreVisitedAfterTheReload() throws Exception {
        try (FakePatroni patroni = patroni();
                StartedExporter exporter = exporter(patroni, "interval: 200ms", "{}")) {
            until(() -> body(exporter).contains(UP));
            assertThat(body(exporter)).doesNotContain(OF_SECOND);

            reload(exporter, patroni, "interval: 200ms", "{discover: true}");
            until(() -> body(exporter).contains(OF_SECOND));

            reload(exporter, patroni, "interval: 200ms", "{discover: true, exclude: [second]}");
            assertThat(body(exporter)).contains(UP).doesNotContain(OF_SECOND);
        }
    }

    private static FakePatroni patroni() throws Exception {
        return new FakePatroni().answers("/cluster", """
                        {"members": [{"name": "pg1", "role": "leader", "state": "running", "host": "127.0.0.1",
                         "port": %s, "api_url": "API/patroni"},
                         {"name": "pg2", "role": "replica", "state": "running", "host": "127.0.0.1", "port": 99999,
                         "api_url": "API/patroni"}]}
                        """.formatted(server.port()));
    }

    private StartedExporter exporter(FakePatroni patroni, String times, String databases) throws Exception {
        write(patroni, times, databases);
        return StartedExporter.start(Map.of(), "--config.file=" + file(), "--web.enable-lifecycle");
    }

    private void reload(StartedExporter exporter, FakePatroni patroni, String times, String databases)
            throws Exception {
        write(patroni, times, databases);
        assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(200);
    }

    private void write(FakePatroni patroni, String times, String databases) throws Exception {
        String[] parts = databases.split(", aliases", -1);
        Files.writeString(file(), """
                        discovery:
                          databases: %s
                          patroni: {urls: ['%s'], %s, connection: {user: postgres, database: postgres, password: '%s'}}
                        %s""".formatted(
                        parts[0],
                        patroni.address(),
                        times,
                        server.password(),
                        parts.length > 1 ? "aliases" + parts[1] + "\n" : ""));
    }

    private Path file() {
        return folder.resolve("exporter.yaml");
    }

    private static String body(StartedExporter exporter) throws Exception {
        return exporter.get("/metrics").body();
    }

    /** The exporter's sessions, each as its process and its database. */
    private static List<String> sessions() throws SQLException {
        List<String> sessions = new ArrayList<>();
        try (Connection session = server.connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid || ' ' || datname FROM pg_stat_activity WHERE application_name = 'pgcluster-exporter'"
                                + " ORDER BY backend_start")) {
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
