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
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements that do not end: behind a lock, or by themselves. */
class StuckStatementIT {
    private static final SqlCollector ONE = SqlCollector.once("one", "SELECT 'a', 1");
    private static final SqlCollector SIZES =
            SqlCollector.inEachDatabase("sizes", "SELECT 'locked', pg_table_size('public.locked')");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
        try (Connection connection = server.connect()) {
            execute(connection, "CREATE TABLE locked (id int)");
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void delaysOnlyTheCollectorThatNeedsALockedTable() throws SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE, SIZES));
                Connection locker = server.connect()) {
            assertThat(scrape(service).success("sizes")).isEqualTo(1);
            locker.setAutoCommit(false);
            execute(locker, "LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            assertOnlySizesFail(scrape(service));
            locker.rollback();
            assertThat(scrapeUntil(service, each -> each.success("sizes") == 1).has("test_sizes"))
                    .isTrue();
        }
    }

    @Test
    void delaysOnlyTheCollectorThatNeedsATableForWhichAnExclusiveLockWaits() throws SQLException {
        try (ScrapeService service = service(target(dsn(server), ONE, SIZES));
                Connection reader = server.connect();
                Connection waiter = server.connect();
                Connection observer = server.connect()) {
            reader.setAutoCommit(false);
            execute(reader, "SELECT * FROM locked");
            Thread waiting = new Thread(() -> lockAndRelease(waiter), "waits-for-lock");
            waiting.start();
            Scrapers.eventually(
                    () -> Scrapers.number(observer, "SELECT count(*) FROM pg_locks WHERE NOT granted") == 1);
            assertOnlySizesFail(scrape(service));
            reader.rollback();
            assertThat(scrapeUntil(service, each -> each.success("sizes") == 1).up())
                    .isEqualTo(1);
            Scrapers.eventually(() -> !waiting.isAlive());
        }
    }

    @Test
    void givesUpOnAStatementThatSleepsAndKeepsTheRest() throws SQLException {
        var sleeper = SqlCollector.once("sleeper", "SELECT 'x', 1 FROM pg_sleep(600)");
        try (ScrapeService service = service(target(dsn(server), ONE, sleeper));
                Connection connection = server.connect()) {
            for (int i = 0; i < 2; i++) {
                Answer answer = scrape(service);
                assertThat(answer.up()).isEqualTo(1);
                assertThat(answer.success("one")).isEqualTo(1);
                assertThat(answer.success("sleeper")).isZero();
                assertThat(answer.value("pg_exporter_collector_timeouts_total", "collector", "sleeper"))
                        .isEqualTo(i + 1);
            }
            assertThat(sessions(connection)).isLessThanOrEqualTo(3);
            assertThat(Scrapers.number(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%'"
                                    + " AND state = 'active' AND pid <> pg_backend_pid()"))
                    .isZero();
        }
    }

    @Test
    void doesNotStartAgainWhatStillRunsFromAScrapeThatHadNoTime() throws SQLException {
        var sleeper = SqlCollector.once("sleeper", "SELECT 'x', 1 FROM pg_sleep(600)");
        try (ScrapeService service = service(target(dsn(server), ONE, sleeper));
                Connection connection = server.connect()) {
            scrapeUntil(service, each -> each.success("one") == 1);
            int before = sleeper.runs();
            for (int i = 0; i < 4; i++) {
                Answer answer = scrape(service, Duration.ofMillis(800));
                assertThat(answer.up()).isEqualTo(1);
                assertThat(answer.success("one")).isEqualTo(1);
                assertThat(answer.success("sleeper")).isZero();
            }
            assertThat(sleeper.runs()).isEqualTo(before + 1);
            assertThat(sessions(connection)).isLessThanOrEqualTo(3);
            scrapeUntil(service, each -> each.value("pg_exporter_overdue_runs") == 0);
        }
    }

    @Test
    void recoversWhenEveryWorkerIsStuck() {
        var first = SqlCollector.once("first", "SELECT 'x', 1 FROM pg_sleep(600)");
        var second = SqlCollector.once("second", "SELECT 'x', 1 FROM pg_sleep(600)");
        var third = SqlCollector.once("third", "SELECT 'x', 1 FROM pg_sleep(600)");
        try (ScrapeService service = service(target(dsn(server), first, second, third, ONE))) {
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("first") + answer.success("second") + answer.success("third"))
                    .isZero();
            assertThat(answer.success("one")).isEqualTo(1);
        }
    }

    private static void assertOnlySizesFail(Answer answer) {
        assertThat(answer.up()).isEqualTo(1);
        assertThat(answer.success("one")).isEqualTo(1);
        assertThat(answer.success("sizes")).isZero();
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
    }

    private static void lockAndRelease(Connection connection) {
        try {
            connection.setAutoCommit(false);
            execute(connection, "LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
