package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What users change in a cluster that runs: its secrets, the limits of its containers, the image. Data and clients stay. */
@NeedsEngine
@Order(2)
class ChangesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PORT = Ports.block();
    private static final String NAME = "e2e-change";
    private static final String SPECIFICATION = Specs.of(NAME, 15, 1, "sync", PORT);
    private static LiveCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = LiveCluster.of(NAME, SPECIFICATION);
        cluster.up();
        try (Connection connection = Clients.connect(cluster, PORT);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id");
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void rotatedPasswordsReplaceTheOldOnes() throws SQLException {
        Properties before = Clients.properties(cluster);
        cluster.command(LIMIT, "secrets", "--rotate", "passwords").orFail();
        cluster.up();
        assertThat(rows()).isEqualTo("1000");
        for (int port : new int[] {PORT, PORT + 1, PORT + 4, PORT + 5}) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(url(port), before).close())
                    .as("the old password at port " + port)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("authentication failed");
        }
    }

    /** Until the second step servers show certificates of the old authority, and clients that have only its file still get in. */
    @Test
    void anotherAuthorityTakesOverInTwoSteps() throws Exception {
        Path old = Files.copy(
                Clients.authority(cluster),
                cluster.bundle().resolveSibling("old-ca.crt"),
                StandardCopyOption.REPLACE_EXISTING);
        cluster.command(LIMIT, "secrets", "--rotate", "ca").orFail();
        cluster.up();
        assertThat(rows()).isEqualTo("1000");
        assertThat(trusting(old)).isEqualTo("1000");

        cluster.command(LIMIT, "secrets", "--rotate", "certificates").orFail();
        cluster.up();
        assertThat(rows()).isEqualTo("1000");
        assertThatThrownBy(() -> trusting(old)).isInstanceOf(SQLException.class).hasMessageContaining("PKIX");
        assertThat(cluster.command(LIMIT, "status").orFail().out()).contains("healthy");
    }

    /** The limit shrinks again with the parameters that live in it, one member after the other; data and clients stay. */
    @Test
    void limitsAndImagesChangeOneMemberAfterTheOther() throws SQLException {
        String image = EngineCondition.image(15);
        String renamed = "pgcluster/postgres:15-renamed";
        assertRuns(image, 1280L << 20);
        Ran.run(LIMIT, "docker", "tag", image, renamed).orFail();
        try {
            changeUnderWrites(SPECIFICATION.replace("memory: 1280Mi", "memory: 1536Mi") + "  images: { postgres: \""
                    + renamed + "\" }\n");
            assertRuns(renamed, 1536L << 20);
            changeUnderWrites(SPECIFICATION);
            assertRuns(image, 1280L << 20);
        } finally {
            Ran.run(LIMIT, "docker", "image", "rm", renamed);
        }
    }

    private static void assertRuns(String image, long memory) throws SQLException {
        for (String member : new String[] {"pg1", "pg2"}) {
            assertThat(inspect(member, "{{.Config.Image}} {{.HostConfig.Memory}}"))
                    .isEqualTo(image + " " + memory);
        }
        assertThat(inspect("backup", "{{.Config.Image}}"))
                .as("the backup host's image")
                .isEqualTo(image);
        long buffers =
                Long.parseLong(ask("SELECT setting::bigint * 8192 FROM pg_settings WHERE name = 'shared_buffers'"));
        assertThat(buffers).as("shared_buffers within the limit").isBetween(memory / 8, memory / 2);
    }

    /** A client that writes through the pooler meanwhile may wait, and is told of no error. */
    private static void changeUnderWrites(String specification) throws SQLException {
        cluster.change(specification);
        try (WritingClient client = WritingClient.start(cluster, PORT)) {
            client.awaitRows(10);
            cluster.up();
            client.awaitRows(10);
            assertThat(client.errors()).as("errors of a client").isEmpty();
        }
        assertThat(rows()).isEqualTo("1000");
        assertThat(cluster.command(LIMIT, "diff", "--exit-code").orFail().out()).isEmpty();
    }

    private static String inspect(String service, String format) {
        return Ran.run(LIMIT, "docker", "inspect", "--format", format, cluster.container(service))
                .orFail()
                .out()
                .strip();
    }

    private static String rows() throws SQLException {
        return ask("SELECT count(*) FROM kept");
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = Clients.connect(cluster, PORT)) {
            return Clients.ask(connection, sql);
        }
    }

    private static String trusting(Path authority) throws SQLException {
        Properties properties = Clients.properties(cluster);
        properties.setProperty("sslrootcert", authority.toString());
        try (Connection connection = DriverManager.getConnection(url(PORT), properties)) {
            return Clients.ask(connection, "SELECT count(*) FROM kept");
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/myapp";
    }
}
