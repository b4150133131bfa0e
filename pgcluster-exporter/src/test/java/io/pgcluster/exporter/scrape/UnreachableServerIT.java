package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.execute;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.scrapeUntil;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static io.pgcluster.exporter.scrape.Scrapers.sessions;
import static io.pgcluster.exporter.scrape.Scrapers.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.server.PasswordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped, restarted, full, or does not let us in. */
class UnreachableServerIT {
    private static final SqlCollector ONE = SqlCollector.once("one", "SELECT 'a', 1");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(15),
                Path.of("target/servers"),
                Map.of("max_connections", "12", "superuser_reserved_connections", "3", "log_connections", "on"));
        try (Connection connection = server.connect()) {
            execute(connection, "CREATE ROLE watcher LOGIN PASSWORD 'first'");
            execute(connection, "CREATE ROLE visitor LOGIN PASSWORD 'visit'");
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void isDownWhileStoppedAndUpAfterARestart() throws IOException, SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            server.stop();
            assertDown(scrape(service));
            assertDown(scrape(service));
            server.start();
            assertThat(scrapeUntil(service, each -> each.up() == 1).success("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void isUpInTheFirstScrapeAfterARestartThatItDidNotSee() throws IOException, SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE));
                Connection before = server.connect()) {
            assertThat(scrape(service).up()).isEqualTo(1);
            server.stop();
            server.start();
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("one")).isEqualTo(1);
            assertThat(before.isValid(1)).isFalse();
        }
    }

    @Test
    void isDownWhileAllSlotsAreTakenAndUpWhenOneIsFree() throws SQLException {
        try (ScrapeService service = service(target(dsn(server, "visitor", PasswordSource.of("visit")), ONE))) {
            List<Connection> takers = takeAllSlots();
            try {
                assertDown(scrape(service));
            } finally {
                for (Connection each : takers) {
                    each.close();
                }
            }
            assertThat(scrapeUntil(service, each -> each.up() == 1).success("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsItsPlaceWhenTheServerFillsUpLater() throws SQLException {
        try (ScrapeService service = service(target(dsn(server, "visitor", PasswordSource.of("visit")), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            List<Connection> takers = takeAllSlots();
            try {
                Answer answer = scrape(service);
                assertThat(answer.up()).isEqualTo(1);
                assertThat(answer.success("one")).isEqualTo(1);
            } finally {
                for (Connection each : takers) {
                    each.close();
                }
            }
        }
    }

    @Test
    void readsARotatedPasswordFromItsFileWithoutLosingAScrape(@TempDir Path folder) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");
        try (ScrapeService service = service(target(dsn(server, "watcher", PasswordSource.inFile(file)), ONE));
                Connection admin = server.connect()) {
            assertThat(scrape(service).up()).isEqualTo(1);
            execute(admin, "ALTER ROLE watcher PASSWORD 'second'");
            assertThat(scrape(service).up()).as("kept sessions stay logged in").isEqualTo(1);
            Files.writeString(file, "second\n");
            execute(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'watcher'");
            assertThat(scrape(service).up()).isEqualTo(1);
            execute(admin, "ALTER ROLE watcher PASSWORD 'first'");
        }
    }

    @Test
    void triesAWrongPasswordSeldomAndTheRightOneAtOnce(@TempDir Path folder) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("password"), "wrong\n");
        try (ScrapeService service = service(target(dsn(server, "watcher", PasswordSource.inFile(file)), ONE))) {
            long before = refusals();
            for (int i = 0; i < 20; i++) {
                assertDown(scrape(service));
            }
            assertThat(refusals() - before)
                    .as("by the clock: after 0, 1, 3, 7, 15 seconds")
                    .isBetween(1L, 5L);
            assertThat(service.status().get(0).error())
                    .hasValueSatisfying(error ->
                            assertThat(error).contains("authentication failed").doesNotContain("wrong"));
            Files.writeString(file, "first\n");
            assertThat(scrape(service).up()).isEqualTo(1);
        }
    }

    @Test
    void worksForARoleThatMayOnlyConnectAndSaysWhatItCannotSee() throws SQLException {
        var files = SqlCollector.once("files", "SELECT 'wal', count(*) FROM pg_ls_waldir()");
        try (ScrapeService service = service(target(dsn(server, "visitor", PasswordSource.of("visit")), ONE, files));
                Connection connection = server.connect()) {
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("one")).isEqualTo(1);
            assertThat(answer.value("pg_exporter_collector_skipped_total", "collector", "files", "reason", "privilege"))
                    .isEqualTo(1);
            assertThat(sessions(connection)).isBetween(1, 3);
        }
    }

    private static void assertDown(Answer answer) {
        assertThat(answer.up()).isZero();
        assertThat(answer.success("one")).isZero();
        assertThat(answer.value("pg_exporter_last_scrape_error")).isEqualTo(1);
    }

    private static List<Connection> takeAllSlots() throws SQLException {
        List<Connection> takers = new ArrayList<>();
        try {
            while (true) {
                takers.add(DriverManager.getConnection(server.url("postgres"), "visitor", "visit"));
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("53300");
            return takers;
        }
    }

    private static long refusals() throws IOException {
        return server.log()
                .lines()
                .filter(line -> line.contains("FATAL:  password authentication failed"))
                .count();
    }
}
