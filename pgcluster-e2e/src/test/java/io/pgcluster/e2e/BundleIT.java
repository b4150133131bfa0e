package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle by itself: started, operated, broken and switched over by nothing but the commands of its README. */
@NeedsEngine
@Order(1)
class BundleIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PORT = Ports.block();
    private static final int DIRECT = PORT + 4;
    private static LiveCluster cluster;
    private static ReadmeCommands readme;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of("e2e-bundle", Specs.of("e2e-bundle", 15, 2, "sync", PORT));
        cluster.command(LIMIT, "render").orFail();
        readme = ReadmeCommands.of(cluster);
        readme.run(readme.lines("Start", 0));
        cluster.awaitHealthy();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void clientsConnectPooledAndDirect() {
        for (int block = 0; block < 2; block++) {
            for (String line : readme.lines("Connect", block)) {
                assertThat(readme.run("echo 'SELECT 6 * 7 AS answer' | " + line))
                        .contains("42");
            }
        }
    }

    @Test
    void commandsForOperatingItWork() {
        List<String> lines = readme.lines("Operate", 0).stream()
                .filter(line -> !line.endsWith(" down"))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
        assertThat(readme.run(lines)).contains("Leader", "Sync Standby", "healthy", "https://etcd3:2379");
    }

    @Test
    void aSwitchoverByHandCostsNoClientAnError() throws Exception {
        String from = cluster.primary();
        String to = synchronousReplica();
        try (WritingClient client = WritingClient.start(cluster, PORT)) {
            client.awaitRows(20);
            ReadmeCommands commands = readme.with("PRIMARY", from).with("CANDIDATE", to);
            commands.run(commands.lines("Switchover", 0));
            client.awaitRows(20);
            assertThat(client.errors()).isEmpty();
        }
        cluster.awaitHealthy();
        assertThat(cluster.primary()).isEqualTo(to);
    }

    @Test
    void rotatedCertificatesAreServedAndOpenSessionsStay() throws SQLException {
        String pooler = served(PORT);
        String server = served(DIRECT);
        readme.run(readme.inline("pgcluster secrets --rotate certificates"));
        readme.run(readme.lines("Start", 0).get(1));
        try (Connection session = Clients.connect(cluster, DIRECT)) {
            int process = backend(session);
            readme.run(readme.lines("Operate", 1));
            readme.run(readme.lines("Operate", 2));
            assertThat(backend(session))
                    .as("server process of a session from before")
                    .isEqualTo(process);
        }
        assertThat(served(PORT)).as("certificate of the pooler").isNotEqualTo(pooler);
        assertThat(served(DIRECT)).as("certificate of the server").isNotEqualTo(server);
        cluster.awaitHealthy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "cut", "hang", "kill", "stop"})
    void itsDrillsHoldWhatThePlanPromises(String fault) {
        String drill = readme.lines("What failures mean", 0).stream()
                .filter(line -> line.equals("drills/" + fault + ".sh"))
                .findFirst()
                .orElseThrow();
        String told = readme.run(drill);
        System.out.println("e2e-bundle " + told.replace('\n', ' '));
        assertThat(told)
                .containsPattern("outage \\d+\\.\\d s \\(plan: at most \\d+ s\\), \\d{2,} rows acknowledged, 0 lost");
        cluster.awaitHealthy();
    }

    private static String synchronousReplica() {
        for (JsonNode member : cluster.status().path("members")) {
            if (member.path("role").asText().contains("sync")) {
                return member.path("name").asText();
            }
        }
        throw new AssertionError("no synchronous replica: " + cluster.status());
    }

    private static int backend(Connection session) throws SQLException {
        return Integer.parseInt(Clients.ask(session, "SELECT pg_backend_pid()"));
    }

    /** Serial number of the certificate that the port shows. */
    private static String served(int port) {
        String command = "openssl s_client -starttls postgres -connect localhost:" + port
                + " </dev/null 2>/dev/null | openssl x509 -noout -serial";
        String serial = Ran.run(LIMIT, "sh", "-c", command).orFail().out().strip();
        assertThat(serial).startsWith("serial=");
        return serial;
    }
}
