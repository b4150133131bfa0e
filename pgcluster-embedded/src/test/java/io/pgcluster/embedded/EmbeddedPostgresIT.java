package io.pgcluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of every major version, as tests and the command line use them. */
class EmbeddedPostgresIT {
    private static final Path SERVERS = Path.of("target/servers");

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 19})
    void aPrimaryStreamsToItsReplicaAndBothLeaveNothing(int major) throws Exception {
        Path primaryDirectory;
        List<Long> pids;
        try (EmbeddedPostgres primary = start(major, ServerSettings.DEFAULT.preloading("pg_stat_statements"));
                EmbeddedPostgres replica = primary.replica(Map.of("hot_standby_feedback", "on"))) {
            execute(primary, "CREATE EXTENSION pg_stat_statements");
            execute(primary, "CREATE TABLE kept AS SELECT 42 AS answer");
            await(() -> "1".equals(ask(replica, "SELECT count(*) FROM pg_class WHERE relname = 'kept'")));
            assertThat(ask(replica, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(ask(replica, "SHOW hot_standby_feedback")).isEqualTo("on");
            assertThat(ask(primary, "SELECT state || ' ' || application_name FROM pg_stat_replication"))
                    .isEqualTo("streaming replica_1");
            assertThat(ask(primary, "SELECT active::text FROM pg_replication_slots WHERE slot_name = 'replica_1'"))
                    .isEqualTo("true");
            assertThat(ask(primary, "SELECT (count(*) > 0)::text FROM pg_stat_statements"))
                    .isEqualTo("true");
            primaryDirectory = primary.dataDirectory();
            pids = primary.pids();
            assertThat(pids).hasSizeGreaterThan(3);
        }
        assertThat(primaryDirectory).doesNotExist();
        assertThat(primaryDirectory.getParent()).doesNotExist();
        assertThat(pids).allSatisfy(pid -> assertThat(isServer(pid)).isFalse());
    }

    @Test
    void aReplicaBecomesAPrimary() throws Exception {
        try (EmbeddedPostgres primary = start(18, ServerSettings.DEFAULT);
                EmbeddedPostgres replica = primary.replica(Map.of())) {
            assertThat(ask(replica, "SELECT pg_is_in_recovery()::text")).isEqualTo("true");
            replica.promote();
            assertThat(ask(replica, "SELECT pg_is_in_recovery()::text")).isEqualTo("false");
        }
    }

    @Test
    void aFrozenServerDoesNotAnswerUntilItIsThawed() throws Exception {
        try (EmbeddedPostgres server = start(18, ServerSettings.DEFAULT)) {
            server.freeze();
            String url = server.url("postgres") + "?connectTimeout=1&socketTimeout=1";
            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedPostgres.USER, server.password()))
                    .isInstanceOf(SQLException.class);
            server.thaw();
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerKeepsItsPortAndItsDataThroughARestart() throws Exception {
        try (EmbeddedPostgres server = start(15, ServerSettings.DEFAULT)) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            int port = server.port();
            server.stop();
            assertThat(server.pids()).isEmpty();
            server.start();
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void connectionsAreEncryptedAndVerified(@TempDir Path directory) throws Exception {
        TlsFiles files = SelfSignedCertificate.make(directory, "server");
        try (EmbeddedPostgres server = start(18, ServerSettings.DEFAULT.tls(files))) {
            Properties properties = new Properties();
            properties.setProperty("user", EmbeddedPostgres.USER);
            properties.setProperty("password", server.password());
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", files.certificate().toString());
            try (Connection connection = DriverManager.getConnection(
                            server.url("postgres").replace("127.0.0.1", "localhost"), properties);
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
            }
        }
    }

    @Test
    void aPidFileWithTheNumberOfAnotherProcessIsNotAServer(@TempDir Path directory) throws Exception {
        DataDirectory stale = new DataDirectory(Path.of("/nowhere"), directory);
        Files.createDirectories(stale.data());
        Files.writeString(
                stale.data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(stale.postmaster()).isEmpty();
        stale.stop(DataDirectory.StopMode.IMMEDIATE);
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aServerThatCannotStartSaysWhyAndLeavesNothing() throws Exception {
        Path own = Files.createDirectories(SERVERS.resolve("broken"));
        Path home = BuildBinaries.homeOrSkip(18);
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, own, Map.of("no_such_parameter", "1")))
                .hasMessageContaining("did not start")
                .hasMessageContaining("no_such_parameter");
        assertThat(own).isEmptyDirectory();
        Files.delete(own);
    }

    private static EmbeddedPostgres start(int major, ServerSettings settings) throws IOException {
        return EmbeddedPostgres.start(BuildBinaries.homeOrSkip(major), SERVERS, settings);
    }

    private static boolean isServer(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** A condition that is polled. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
