package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not. */
@NeedsEngine
class ClientsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int PORT = Ports.block();
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        String specification = Specs.of("e2e-clients", 15, 1, "sync", PORT);
        cluster = LiveCluster.of(
                "e2e-clients",
                specification.replace("    user: appuser\n", "    user: appuser\n    databases: [{ name: second }]\n"));
        CompletableFuture<Void> drivers = CompletableFuture.runAsync(Driver::install);
        cluster.up();
        admin(cluster.primary(), "CREATE DATABASE unnamed OWNER appuser");
        drivers.join();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void pgjdbcWritesOverVerifiedTls() throws SQLException {
        try (Connection connection = Clients.connect(cluster, PORT);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE from_java (id int)");
            assertThat(statement.executeUpdate("INSERT INTO from_java VALUES (1)"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void psqlConnectsThroughEveryPooler(int pooler) {
        assertThat(psql("host=localhost port=" + (PORT + pooler)
                                + " user=appuser dbname=myapp"
                                + Clients.verified(cluster))
                        .orFail()
                        .out())
                .startsWith("f|");
    }

    @Test
    void theReadOnlyPortReachesAReplica() {
        assertThat(psql("host=localhost port=" + (PORT + 10) + " user=appuser dbname=myapp" + Clients.verified(cluster))
                        .orFail()
                        .out())
                .startsWith("t|");
    }

    @Test
    void aPythonDriverConnectsOverVerifiedTls() {
        Path python = PythonDriver.interpreter();
        String program = """
                import psycopg, sys
                with psycopg.connect(sys.argv[1], connect_timeout=10) as connection:
                    connection.execute("CREATE TABLE from_python (id int)")
                    connection.execute("INSERT INTO from_python VALUES (1)")
                    print(connection.execute("SELECT count(*) FROM from_python").fetchone()[0])
                """;
        Ran ran = Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", Clients.password(cluster)),
                python.toString(),
                "-c",
                program,
                "host=localhost port=" + PORT + " user=appuser dbname=myapp" + Clients.verified(cluster));
        assertThat(ran.orFail().out().strip()).isEqualTo("1");
    }

    /** What goes wrong without an error, since PgBouncer cannot tell, is in the documentation as it is here. */
    @ParameterizedTest
    @EnumSource
    void driversGetAnErrorForWhatAPoolerCannotDo(Driver driver) throws SQLException {
        requireTool(driver);
        PoolerConsole console = new PoolerConsole(cluster, "pgbouncer1");
        try (Connection connected = Clients.connect(cluster, PORT)) {
            Await.until("the pool of " + connected.getCatalog() + " is filled", LIMIT, () -> console.isFilled("myapp"));
        }
        Map<String, String> results = driver.run(cluster, PORT, "second", "unnamed");
        assertThat(results)
                .containsEntry("connect", "appuser")
                .containsEntry("second", "second")
                .containsEntry("copy", "3")
                .containsEntry("listen", "nothing")
                .containsEntry("advisory", "not kept out");
        assertThat(results.getOrDefault("prepared", "15")).isEqualTo("15");
        assertThat(results.get("search_path"))
                .startsWith("ERROR")
                .contains("unsupported startup parameter", "search_path");
        assertThat(results.get("timeout"))
                .startsWith("ERROR")
                .contains("unsupported startup parameter", "statement_timeout");
        assertThat(results.get("unnamed")).startsWith("ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void driversDoEverythingPastThePoolers(Driver driver) {
        requireTool(driver);
        Map<String, String> results = driver.run(cluster, PORT + 4, "second", "unnamed");
        assertThat(results)
                .containsEntry("connect", "appuser")
                .containsEntry("search_path", "tenant")
                .containsEntry("timeout", "5s")
                .containsEntry("listen", "arrives")
                .containsEntry("advisory", "kept out")
                .containsEntry("copy", "3")
                .containsEntry("second", "second")
                .containsEntry("unnamed", "unnamed");
        assertThat(results.getOrDefault("prepared", "15")).isEqualTo("15");
    }

    @Test
    void poolersServeTheDatabasesOfTheSpecificationAndNoOther() {
        assertThat(new PoolerConsole(cluster, "pgbouncer1").rows("SHOW DATABASES"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder("myapp", "second", "postgres", "pgbouncer");
    }

    private static void requireTool(Driver driver) {
        Optional<String> missing = driver.missing();
        if (missing.isPresent()) {
            assertThat(System.getenv("CI"))
                    .as("CI=true skips nothing, but %s", missing.get())
                    .isNotEqualTo("true");
            Assumptions.abort(driver + ": " + missing.get());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void plaintextIsRefused(int offset) {
        Ran ran = psql("host=localhost port=" + (PORT + offset) + " user=appuser dbname=myapp sslmode=disable");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).containsAnyOf("SSL required", "no encryption");
    }

    @Test
    void aWrongPasswordIsRefused() {
        Properties properties = new Properties();
        properties.setProperty("user", "appuser");
        properties.setProperty("password", "not-the-password");
        properties.setProperty("sslmode", "require");
        assertThatThrownBy(
                        () -> DriverManager.getConnection("jdbc:postgresql://localhost:" + PORT + "/myapp", properties)
                                .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("auth");
    }

    @Test
    void aRoleWithAnMd5PasswordIsRefused() {
        String primary = cluster.primary();
        admin(primary, "SET password_encryption = 'md5'; CREATE ROLE legacy LOGIN PASSWORD 'legacy-secret'");
        Ran ran = Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", "legacy-secret"),
                "psql",
                "-XAtc",
                "SELECT 1",
                "host=localhost port=" + PORT + " user=legacy dbname=myapp sslmode=require");
        assertThat(ran.exitCode()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void theSuperuserIsRefused(int offset) {
        admin(cluster.primary(), "ALTER ROLE postgres PASSWORD 'for-this-test-only'");
        Ran ran = Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", "for-this-test-only"),
                "psql",
                "-XAtc",
                "SELECT 1",
                "host=localhost port=" + (PORT + offset) + " user=postgres dbname=myapp sslmode=require");
        assertThat(ran.exitCode()).isNotZero();
    }

    @Test
    void noAccessRuleAdmitsPlaintextMd5OrTrust() throws SQLException {
        Ran rules = cluster.exec(
                        cluster.primary(),
                        "psql",
                        "-XAtc",
                        "SELECT type, auth_method FROM pg_hba_file_rules WHERE type <> 'local'")
                .orFail();
        assertThat(rules.out().lines())
                .isNotEmpty()
                .allMatch(rule -> rule.matches("hostssl\\|(cert|scram-sha-256)|host\\|reject"));
    }

    private static Ran psql(String connection) {
        return Ran.run(
                LIMIT,
                Map.of("PGPASSWORD", Clients.password(cluster)),
                "psql",
                "-XAtc",
                "SELECT pg_is_in_recovery(), current_user",
                connection);
    }

    private static void admin(String member, String sql) {
        cluster.exec(member, "psql", "-XAtc", sql, "postgres").orFail();
    }
}
