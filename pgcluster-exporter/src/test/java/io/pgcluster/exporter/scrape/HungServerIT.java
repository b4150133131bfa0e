package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.scrapeUntil;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static io.pgcluster.exporter.scrape.Scrapers.sessions;
import static io.pgcluster.exporter.scrape.Scrapers.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that is there and does not answer. */
class HungServerIT {
    private static final SqlCollector ONE = SqlCollector.once("one", "SELECT 'a', 1");

    // By number: kill reads the names by the locale's rules, and does not know CONT in Turkish.
    private static final String STOP = "19";
    private static final String CONT = "18";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void isDownWhileAllItsProcessesAreStoppedAndUpAgainAfterwards() throws IOException, SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            freeze();
            try {
                for (int i = 0; i < 3; i++) {
                    assertDown(scrape(service));
                }
            } finally {
                server.thaw();
            }
            assertRecovers(service);
        }
    }

    @Test
    void answersInTimeAlsoForAScraperWithLittlePatience() throws IOException, SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            scrape(service);
            freeze();
            try {
                assertDown(scrape(service, Duration.ofMillis(500)));
                assertDown(scrape(service, Duration.ofMillis(500)));
            } finally {
                server.thaw();
            }
            assertRecovers(service);
        }
    }

    @Test
    void isDownForAnySessionThatFindsItHung() throws IOException, SQLException {
        freeze();
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            assertDown(scrape(service));
            server.thaw();
            assertRecovers(service);
        } finally {
            server.thaw();
        }
    }

    @Test
    void isUpOnKeptConnectionsWhileOnlyThePostmasterIsStopped() throws IOException, SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            long postmaster = server.pids().get(0);
            signal(STOP, postmaster);
            try {
                Answer answer = scrape(service);
                assertThat(answer.up()).isEqualTo(1);
                assertThat(answer.value("test_one")).isEqualTo(1);
            } finally {
                signal(CONT, postmaster);
            }
            assertRecovers(service);
        }
    }

    @Test
    void isDownForAnySessionThatFindsItsPostmasterStopped() throws IOException, SQLException {
        long postmaster = server.pids().get(0);
        signal(STOP, postmaster);
        try (ScrapeService service = service(target(dsn(server), ONE))) {
            assertDown(scrape(service));
            signal(CONT, postmaster);
            assertRecovers(service);
        } finally {
            signal(CONT, postmaster);
        }
    }

    /** A session that ends while it is to be stopped makes another try necessary. */
    private static void freeze() {
        Scrapers.eventually(() -> {
            try {
                server.freeze();
                return true;
            } catch (IOException | IllegalStateException e) {
                server.thaw();
                return false;
            }
        });
    }

    private static void assertDown(Answer answer) {
        assertThat(answer.up()).isZero();
        assertThat(answer.success("one")).isZero();
        assertThat(answer.value("pg_exporter_last_scrape_error")).isEqualTo(1);
        assertThat(answer.has("test_one")).isFalse();
    }

    private static void assertRecovers(ScrapeService service) throws SQLException {
        Answer answer = scrapeUntil(service, each -> each.up() == 1);
        assertThat(answer.success("one")).isEqualTo(1);
        assertThat(answer.value("pg_exporter_overdue_runs")).isZero();
        assertThat(Scrapers.threads()).hasSizeLessThanOrEqualTo(3 + 1 + 1 + 2);
        try (Connection connection = server.connect()) {
            Scrapers.eventually(() -> sessions(connection) <= 3);
        }
    }

    private static void signal(String signal, long pid) throws IOException {
        Process process = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        Scrapers.eventually(() -> !process.isAlive());
        assertThat(process.exitValue()).isZero();
    }
}
