package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of servers in one exporter, which runs with the image's own options as in a container of 256 MiB. All of them are one real
 * server: to the exporter each connection string is a server.
 */
class ManyServersIT {
    /** As Prometheus has it by default, and as it tells in each request. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final long CONTAINER = 256L << 20;
    private static final int SERIES = 1_400;
    private static final int TABLES = 24;
    private static final int SCRAPES = 10;
    private static final int MIN_SCRAPES = 2;

    private final Path folder;

    private static EmbeddedPostgres server;

    ManyServersIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(15),
                Path.of("target/servers"),
                Map.of("max_connections", "400", "shared_buffers", "32MB"));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute("CREATE TABLE t" + table + " (id int PRIMARY KEY, text text)");
            }
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aHundredAreReadWithinTheTimeoutAndTheContainersMemory() throws Exception {
        try (LimitedExporter exporter = LimitedExporter.start(folder, configuration(100))) {
            // The first one connects to all of them with a program that has just started.
            LimitedExporter.Answer before = exporter.scrape(TIMEOUT);
            LimitedExporter.Answer answer = exporter.scrape(TIMEOUT);
            for (int scrape = 0; scrape < SCRAPES && !(isWhole(before) && isWhole(answer)); scrape++) {
                before = answer;
                answer = exporter.scrape(TIMEOUT);
            }
            assertThat(isWhole(before))
                    .as("that of two answers in a row the first was in time and complete")
                    .isTrue();
            assertThat(answer.took()).isLessThan(TIMEOUT);
            assertThat(answer.count("pg_up{", " 1")).isEqualTo(100);
            assertThat(answer.count("pg_exporter_server_asked{", " 1")).isEqualTo(100);
            assertThat(answer.count("pg_scrape_collector_success{", " 0")).isZero();
            assertThat(answer.samples()).isGreaterThan(100 * SERIES);
            assertThat(exporter.peakMemory()).isLessThan(CONTAINER);
        }
    }

    /** In time and with all that there is: a machine that has something else to do may need more than two attempts for two in a row. */
    private static boolean isWhole(LimitedExporter.Answer answer) {
        return isInTime(answer.took()) && answer.count("pg_scrape_collector_success{", " 0") == 0;
    }

    private static boolean isInTime(Duration took) {
        return took.compareTo(TIMEOUT) < 0;
    }

    @Test
    void threeHundredDoNotEndItAndThoseThatAreNotReadAreMarked() throws Exception {
        try (LimitedExporter exporter = LimitedExporter.start(folder, configuration(300))) {
            List<Socket> deaf =
                    IntStream.range(0, 20).mapToObj(exporter::askAndReadNothing).toList();
            // The first one connects to all of them with a program that has just started.
            assertMarked(exporter.scrape(TIMEOUT));
            List<Duration> took = new ArrayList<>();
            while (took.size() < MIN_SCRAPES
                    || (took.size() < SCRAPES && took.stream().noneMatch(ManyServersIT::isInTime))) {
                LimitedExporter.Answer answer = exporter.scrape(TIMEOUT);
                assertMarked(answer);
                took.add(answer.took());
            }
            assertThat(took).anyMatch(ManyServersIT::isInTime);
            for (Socket each : deaf) {
                each.close();
            }
            assertThat(exporter.isAlive()).isTrue();
            assertThat(exporter.peakMemory()).isLessThan(CONTAINER);
        }
    }

    /** Every server is there, and one that could not be read in time is shown as failed. */
    private static void assertMarked(LimitedExporter.Answer answer) {
        assertThat(answer.count("pg_up{", "")).isEqualTo(300);
        assertThat(answer.count("pg_exporter_server_asked{", "")).isEqualTo(300);
        assertThat(answer.count("pg_exporter_server_asked{", " 1")).isPositive();
        assertThat(answer.count("pg_exporter_sample_memory_limit_bytes ", "")).isEqualTo(1);
        assertThat(answer.labels("pg_exporter_last_scrape_error", "1"))
                .containsAll(answer.labels("pg_exporter_server_asked", "0"));
    }

    private Path configuration(int servers) throws IOException {
        StringBuilder text = new StringBuilder("servers:\n");
        for (int number = 1; number <= servers; number++) {
            text.append("- {name: s")
                    .append(number)
                    .append(", dsn: \"host=127.0.0.1 port=")
                    .append(server.port());
            text.append(" user=postgres dbname=postgres sslmode=disable password='");
            text.append(server.password()).append("'\"}\n");
        }
        return Files.writeString(folder.resolve("exporter.yaml"), text, StandardCharsets.UTF_8);
    }
}
