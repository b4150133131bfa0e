package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster on a machine without Docker, by the command line's own jar: up, looked at, asked, down, and nothing is left. */
class EmbeddedEngineIT {
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: without-docker}
            spec:
              postgres: {version: 18, database: My-Db.2, user: "O'Neil :'verifier' 주문 $$", extensions: [pg_stat_statements]}
              highAvailability: {replicas: 1}
            """;

    @BeforeAll
    static void prepare() throws IOException {
        BuildBinaries.homeOrSkip(18);
    }

    @Test
    void aClusterWithoutDockerComesUpAnswersAndLeavesNothing() throws Exception {
        try (WithoutDocker cluster = WithoutDocker.in("embedded")) {
            cluster.specify(SPEC);
            Ran up = cluster.run("up", "--demo", "--output", "json");

            assertThat(up.exitCode()).as(up.err()).isZero();
            assertThat(up.err()).contains("taking --engine embedded: no container engine answers");
            JsonNode report = JsonMapper.builder().build().readTree(up.out());
            assertThat(report.path("leftOut").toString()).contains("failover");
            assertThat(report.path("endpoints")).hasSize(2);
            assertThat(get(report.path("metrics").asText()))
                    .contains("pg_up{cluster=\"without-docker\",server=\"pg1\"} 1")
                    .contains("pg_up{cluster=\"without-docker\",server=\"pg2\"} 1")
                    .contains("pg_replication_is_replica{cluster=\"without-docker\",server=\"pg2\"} 1");
            assertThat(get(report.path("live").asText())).contains("<title>Live metrics</title>");
            assertThat(cluster.run("status").out())
                    .contains("healthy", "replica")
                    .containsPattern("load +running");
            assertThat(cluster.run("sql", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                            .out())
                    .contains("t\n(1 row)");
            assertThat(cluster.run(
                                    "sql",
                                    "SELECT pg_is_in_recovery() AS standby",
                                    "--member",
                                    "pg2",
                                    "--output",
                                    "json")
                            .out())
                    .contains("\"standby\": \"t\"");
            assertThat(cluster.run("switchover").err()).contains("without failover", "a switchover needs one");
            assertThat(cluster.processes()).hasSizeGreaterThan(3);

            assertThat(cluster.run("down").out()).contains("its data is kept");
            assertThat(cluster.processes()).isEmpty();
            Ran down = cluster.run("down", "--volumes", "--yes");
            assertThat(down.exitCode()).as(down.err()).isZero();
            assertThat(cluster.file("members")).doesNotExist();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
