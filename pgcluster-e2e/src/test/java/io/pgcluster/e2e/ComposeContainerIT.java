package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A rendered bundle as the database of an application's tests, started and removed by Testcontainers; docs/library.md shows it. */
@NeedsEngine
class ComposeContainerIT {
    private static final int PORT = Ports.block();
    private static final String SPECIFICATION =
            """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: { name: in-tests }
            spec:
              postgres: { version: 15, database: myapp, user: appuser, maxConnections: 60 }
              highAvailability: { enabled: false }
              monitoring: { prometheus: false, grafana: false, alerts: false, pgAdmin: false }
              resources: { postgres: { cpu: "1", memory: 1280Mi } }
              network: { publish: { port: PORT, readOnlyPort: PORT0 } }
            """.replace("PORT0", Integer.toString(PORT + 10)).replace("PORT", Integer.toString(PORT));

    @Test
    void anApplicationWritesThroughThePooler() throws Exception {
        Rendered bundle = Rendered.of("in-tests", SPECIFICATION);
        Path secrets = bundle.directory().resolve("secrets");
        try (ComposeContainer cluster = new ComposeContainer(
                        bundle.directory().resolve("compose.yaml").toFile())
                .withPull(false)
                .withRemoveVolumes(true)
                .waitingFor("pgbouncer1", Wait.forHealthcheck())
                .withStartupTimeout(Duration.ofMinutes(3))) {
            cluster.start();
            assertThat(answer(secrets)).isEqualTo("appuser in myapp");
        }
    }

    private static String answer(Path secrets) throws SQLException {
        String url =
                "jdbc:postgresql://localhost:" + PORT + "/myapp?sslmode=verify-full&connectTimeout=10&socketTimeout=60"
                        + "&sslrootcert=" + secrets.resolve("ca.crt");
        try (Connection connection = DriverManager.getConnection(
                        url,
                        "appuser",
                        Clients.read(secrets.resolve("appuser.password")).strip());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written AS SELECT current_user || ' in ' || current_database() AS who");
            return Clients.ask(connection, "SELECT who FROM written");
        }
    }
}
