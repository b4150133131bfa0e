package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The exporter's image next to a database that Testcontainers runs, as in the tests of an application; docs/library.md shows it. */
@NeedsEngine
@Testcontainers
class ExporterContainerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Network NETWORK = Network.newNetwork();

    @Container
    private static final PostgreSQLContainer DATABASE = new PostgreSQLContainer(
                    DockerImageName.parse("postgres:15-bookworm"))
            .withNetwork(NETWORK)
            .withNetworkAliases("database");

    @Container
    private static final GenericContainer<?> EXPORTER = new GenericContainer<>(ExporterImage.ofThisBuild())
            .withNetwork(NETWORK)
            .withEnv("DATA_SOURCE_URI", "database:5432/" + DATABASE.getDatabaseName() + "?sslmode=disable")
            .withEnv("DATA_SOURCE_USER", DATABASE.getUsername())
            .withEnv("DATA_SOURCE_PASS", DATABASE.getPassword())
            .withExposedPorts(9187)
            .waitingFor(Wait.forHttp("/metrics"))
            .dependsOn(DATABASE);

    @Test
    void showsWhatTheApplicationDoesAndThatItsDatabaseIsAway() throws SQLException {
        try (Connection connection = DATABASE.createConnection("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders AS SELECT generate_series(1, 1000) AS id");
        }
        Await.until(
                "1000 rows were written",
                LIMIT,
                () -> value("pg_stat_user_tables_n_tup_ins", Map.of("relname", "orders")) == 1000);

        String id = DATABASE.getContainerId();
        DATABASE.getDockerClient().pauseContainerCmd(id).exec();
        try {
            Await.until("the database is shown as down", LIMIT, () -> value("pg_up", Map.of()) == 0);
        } finally {
            DATABASE.getDockerClient().unpauseContainerCmd(id).exec();
        }
        Await.until("the database is shown as up", LIMIT, () -> value("pg_up", Map.of()) == 1);
        assertThat(EXPORTER.getLogs()).doesNotContain(DATABASE.getPassword() + "@");
    }

    private static double value(String family, Map<String, String> labels) {
        return Metrics.read(EXPORTER.getMappedPort(9187)).value(family, labels).orElse(-1);
    }
}
