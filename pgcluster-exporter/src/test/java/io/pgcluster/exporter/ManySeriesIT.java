package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of a user's file with ten thousand series and more, through the whole exporter, on a real server. */
class ManySeriesIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SCRAPES = 5;
    private static final int CONNECTIONS = 3;
    private static final String COLLECTORS = """
            collectors:
              - name: everything
                scope: cluster
                queries:
                  - sql: SELECT n::text AS id, n FROM generate_series(1, 10000) n
                    labels: [id]
                    metrics: [{name: everything, type: gauge, column: n, help: All of ten thousand.}]
              - name: too_many
                scope: cluster
                queries:
                  - sql: SELECT n::text AS id, n FROM generate_series(1, 12000) n
                    labels: [id]
                    metrics: [{name: too_many, type: gauge, column: n, help: More than the usual limit.}]
              - name: capped
                scope: cluster
                queries:
                  - sql: SELECT n::text AS id, n, 1 AS one FROM generate_series(1, 10000) n
                    labels: [id]
                    metrics:
                      - {name: capped_total, type: counter, column: n, help: The largest hundred.}
                      - {name: capped_one, type: gauge, column: one, help: One for each of them.}
                    max_series: 100
                    rank: n
                    rest: sum
            """;

    private static final String LONG = """
            collectors:
              - name: long
                scope: cluster
                queries:
                  - sql: SELECT n::text || repeat('x', 2000) AS id, n FROM generate_series(1, 10000) n
                    labels: [id]
                    metrics: [{name: long, type: gauge, column: n, help: Twenty megabytes.}]
            """;

    @TempDir
    private static @Nullable Path folder;

    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tenThousandSeriesAreDeliveredAndMoreAreCappedWithinTheTimeoutAndNothingIsLeft() throws Exception {
        Path file = Files.writeString(folder().resolve("collectors.yaml"), COLLECTORS);
        Path configuration =
                Files.writeString(folder().resolve("exporter.yaml"), "collectors: {files: ['" + file + "']}\n");
        try (Connection session = server().connect()) {
            try (StartedExporter exporter =
                    StartedExporter.start(Map.of("DATA_SOURCE_NAME", dsn()), "--config.file=" + configuration)) {
                for (int before = 0; before < SCRAPES; before++) {
                    Map<String, Double> samples = scrape(exporter);
                    delivered(samples);
                    capped(samples);
                    // 2,000 of one family and 9,900 of two, in each of the scrapes before this one.
                    assertThat(samples)
                            .containsEntry(
                                    "pg_exporter_dropped_samples_total{reason=\"over_limit\"}", before * 21_800.0);
                    assertThat(sessions(session, "true")).isBetween(1, CONNECTIONS);
                }
                together(exporter);
                assertThat(sessions(session, "true")).isBetween(1, CONNECTIONS);
                assertThat(sessions(session, "state <> 'idle'")).isZero();
            }
            noneIsLeft(session);
        }
    }

    /** It asks for megabytes without compression and reads none of them. */
    @Test
    void aClientThatDoesNotReadItsAnswerIsCutOffAndOthersAreAnswered() throws Exception {
        Path file = Files.writeString(folder().resolve("long.yaml"), LONG);
        Path configuration =
                Files.writeString(folder().resolve("slow.yaml"), "collectors: {files: ['" + file + "']}\n");
        try (StartedExporter exporter =
                        StartedExporter.start(Map.of("DATA_SOURCE_NAME", dsn()), "--config.file=" + configuration);
                Socket deaf = new Socket(InetAddress.getLoopbackAddress(), exporter.port())) {
            assertThat(scrape(exporter)).containsEntry("pg_up", 1.0);
            deaf.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 3\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            long end = System.nanoTime() + TIMEOUT.toNanos() * 3;
            while (isOpen(deaf)) {
                assertThat(of(scrape(exporter), "long{")).hasSize(10_000);
                assertThat(System.nanoTime()).as("it is still connected").isLessThan(end);
            }
        }
    }

    /** Whether the other side takes what is sent: empty lines, which precede a request for nothing. */
    private static boolean isOpen(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delivered(Map<String, Double> samples) {
        assertThat(samples).containsEntry("pg_up", 1.0);
        assertThat(Stream.of("everything", "too_many", "capped", "database")).allSatisfy(name -> assertThat(samples)
                .containsEntry("pg_scrape_collector_success{collector=\"" + name + "\"}", 1.0));
        assertThat(of(samples, "everything{")).hasSize(10_000);
        assertThat(sum(samples, "everything{")).isEqualTo(10_000 * 10_001 / 2.0);
    }

    private static void capped(Map<String, Double> samples) {
        assertThat(of(samples, "too_many{"))
                .hasSize(10_000)
                .doesNotContainKeys("too_many{id=\"2000\"}", "too_many{id=\"other\"}")
                .containsKeys("too_many{id=\"2001\"}", "too_many{id=\"12000\"}");
        assertThat(of(samples, "capped_total{"))
                .hasSize(101)
                .doesNotContainKey("capped_total{id=\"9900\"}")
                .containsEntry("capped_total{id=\"9901\"}", 9_901.0)
                .containsEntry("capped_total{id=\"other\"}", 9_900 * 9_901 / 2.0);
        assertThat(sum(samples, "capped_total{")).isEqualTo(10_000 * 10_001 / 2.0);
        assertThat(of(samples, "capped_one{")).hasSize(101).containsEntry("capped_one{id=\"other\"}", 9_900.0);
    }

    private static void together(StartedExporter exporter) {
        List<CompletableFuture<Map<String, Double>>> scrapes = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> scrape(exporter)))
                .limit(SCRAPES)
                .toList();
        assertThat(scrapes).allSatisfy(scrape -> delivered(scrape.join()));
    }

    /** All samples of an answer that came within the timeout that was told. */
    private static Map<String, Double> scrape(StartedExporter exporter) {
        try {
            long start = System.nanoTime();
            HttpResponse<String> answer = exporter.get(
                    "/metrics", "X-Prometheus-Scrape-Timeout-Seconds", String.valueOf(TIMEOUT.toSeconds()));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
            Map<String, Double> samples = new TreeMap<>();
            answer.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int end = line.lastIndexOf(' ');
                samples.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
            });
            return samples;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Double> of(Map<String, Double> samples, String start) {
        Map<String, Double> found = new TreeMap<>(samples);
        found.keySet().removeIf(name -> !name.startsWith(start));
        return found;
    }

    private static double sum(Map<String, Double> samples, String start) {
        return of(samples, start).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static void noneIsLeft(Connection session) throws SQLException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (sessions(session, "true") > 0) {
            assertThat(System.nanoTime()).as("sessions are left").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The exporter's sessions for which the condition holds, as the server counts them. */
    private static int sessions(Connection session, String condition) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pgcluster-exporter' AND "
                                + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String dsn() {
        return "host=127.0.0.1 port=%s user=%s dbname=postgres password='%s'"
                .formatted(server().port(), EmbeddedPostgres.USER, server().password());
    }

    private static Path folder() {
        return started(folder);
    }

    private static EmbeddedPostgres server() {
        return started(server);
    }

    private static <T> T started(@Nullable T what) {
        if (what == null) {
            throw new IllegalStateException("not started");
        }
        return what;
    }
}
