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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster on a machine without Docker, by the command line's own jar: up, looked at, asked, down, and nothing is left. */
class EmbeddedEngineIT {
    private static final Path ROOT = Path.of(System.getProperty("pgcluster.root"));
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: without-docker}
            spec:
              postgres: {version: 18, extensions: [pg_stat_statements]}
              highAvailability: {replicas: 1}
            """;

    private Path directory = Path.of("");

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        BuildBinaries.homeOrSkip(18);
        // Not the system's temporary directory: it may be closed to the user that the servers run as.
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/embedded").toAbsolutePath()), "it-");
        assertThat(directory.toFile().setExecutable(true, false)).isTrue();
        Files.writeString(directory.resolve("cluster.yaml"), SPEC);
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(directory.resolve("out"))) {
            run("down", "--volumes", "--yes");
        }
    }

    @Test
    void aClusterWithoutDockerComesUpAnswersAndLeavesNothing() throws Exception {
        Run up = run("up", "--demo", "--output", "json");

        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.err()).contains("taking --engine embedded: no container engine answers");
        JsonNode report = JsonMapper.builder().build().readTree(up.out());
        assertThat(report.path("leftOut").asText()).contains("failover");
        assertThat(report.path("servers")).hasSize(2);
        assertThat(get(report.path("metrics").asText()))
                .contains("pg_up{cluster=\"without-docker\",server=\"pg1\"} 1")
                .contains("pg_up{cluster=\"without-docker\",server=\"pg2\"} 1")
                .contains("pg_replication_is_replica{cluster=\"without-docker\",server=\"pg2\"} 1");
        assertThat(get(report.path("live").asText())).contains("<title>Live metrics</title>");
        assertThat(run("status").out()).contains("healthy", "replica", "load:     running");
        assertThat(run("sql", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                        .out())
                .contains("t\n(1 row)");
        assertThat(run("sql", "SELECT pg_is_in_recovery() AS standby", "--member", "pg2", "--output", "json")
                        .out())
                .contains("\"standby\": \"t\"");
        assertThat(run("switchover").err()).contains("needs the Docker engine");
        assertThat(processes()).hasSizeGreaterThan(3);

        assertThat(run("down").out()).contains("its data is kept");
        assertThat(processes()).isEmpty();
        Run down = run("down", "--volumes", "--yes");
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(directory.resolve("out/embedded/members")).doesNotExist();
    }

    /** Processes that carry the cluster's directory among their arguments. */
    private List<Long> processes() {
        String marker = directory.resolve("out/embedded").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(marker)))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }

    private Run run(String command, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpgcluster.root=" + ROOT,
                "-jar",
                ROOT.resolve("pgcluster-cli/target/pgcluster-cli.jar").toString(),
                command,
                directory.resolve("cluster.yaml").toString()));
        line.addAll(List.of(more));
        line.addAll(List.of("-o", directory.resolve("out").toString()));
        Path out = directory.resolve("stdout");
        Path err = directory.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("DOCKER_HOST", "unix:///nonexistent");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
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
