package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static io.pgcluster.exporter.scrape.Scrapers.sessions;
import static io.pgcluster.exporter.scrape.Scrapers.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.exposition.Exposition;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scrape on a server that is well. */
class ScrapeIT {
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
    void answersWithSamplesAndItsOwnMetrics() {
        var one = SqlCollector.once("one", "SELECT 'a', 1");
        var two = SqlCollector.once("two", "SELECT 'b', 2");
        try (ScrapeService service = service(target(dsn(server), one, two))) {
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("one")).isEqualTo(1);
            assertThat(answer.value("test_two", "key", "b")).isEqualTo(2);
            assertThat(answer.value("pg_exporter_last_scrape_error")).isZero();
            assertThat(answer.value("pg_exporter_scrapes_total")).isEqualTo(1);
            assertThat(answer.has("process_resident_memory_bytes")).isTrue();
            assertThat(answer.has("process_virtual_memory_max_bytes")).isTrue();
        }
    }

    @Test
    void keepsConnectionsAndStatementsFromScrapeToScrape() throws SQLException {
        var backend = SqlCollector.once("backend", "SELECT 'pid', pg_backend_pid()");
        var prepared = SqlCollector.once("prepared", "SELECT 'count', count(*) FROM pg_prepared_statements");
        try (ScrapeService service = service(target(dsn(server), backend, prepared));
                Connection connection = server.connect()) {
            List<Double> pids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pids.add(scrape(service).value("test_backend"));
            }
            assertThat(sessions(connection)).isBetween(1, 3);
            assertThat(pids.stream().distinct().count()).isLessThanOrEqualTo(3);
            assertThat(scrape(service).value("test_prepared")).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void limitsEachSession() {
        var limits = SqlCollector.once(
                "limits",
                "SELECT name, CASE setting WHEN 'on' THEN 1 ELSE setting::int END FROM pg_settings"
                        + " WHERE name IN ('statement_timeout', 'lock_timeout', 'default_transaction_read_only')");
        try (ScrapeService service = service(target(dsn(server), limits))) {
            Answer answer = scrape(service);
            assertThat(answer.value("test_limits", "key", "statement_timeout")).isEqualTo(5_000);
            assertThat(answer.value("test_limits", "key", "lock_timeout")).isEqualTo(1_000);
            assertThat(answer.value("test_limits", "key", "default_transaction_read_only"))
                    .isEqualTo(1);
        }
    }

    @Test
    void sharesOneRunAmongFiftyScrapesAtOnce() throws Exception {
        var slow = SqlCollector.once("slow", "SELECT 'x', 1 FROM pg_sleep(1)");
        try (ScrapeService service = service(target(dsn(server), slow));
                Connection connection = server.connect()) {
            List<CompletableFuture<Scrape>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(service.scrape(ScrapeRequest.everything(Deadline.in(Scrapers.PATIENCE))));
            }
            for (CompletableFuture<Scrape> each : all) {
                Answer answer = new Answer(each.get(10, TimeUnit.SECONDS), Duration.ZERO);
                assertThat(answer.value("test_slow")).isEqualTo(1);
            }
            assertThat(slow.runs()).isEqualTo(1);
            assertThat(sessions(connection)).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void showsACachedResultUntilItExpiresAndReportsItsAge() {
        var sizes = SqlCollector.once("sizes", "SELECT 'x', 1").goodFor(Duration.ofMinutes(5));
        try (ScrapeService service = service(target(dsn(server), sizes))) {
            assertThat(scrape(service).has("pg_exporter_cache_age_seconds")).isFalse();
            Answer again = scrape(service);
            assertThat(again.value("test_sizes")).isEqualTo(1);
            assertThat(again.success("sizes")).isEqualTo(1);
            assertThat(again.value("pg_exporter_cache_age_seconds", "collector", "sizes"))
                    .isPositive();
            assertThat(again.value("pg_exporter_collector_cache_hits_total", "collector", "sizes"))
                    .isEqualTo(1);
            assertThat(sizes.runs()).isEqualTo(1);
        }
    }

    @Test
    void skipsWhatTheServerDoesNotHaveAndKeepsTheConnection() {
        var missing = SqlCollector.once("missing", "SELECT 'x', 1 FROM no_such_view");
        var unsupported = SqlCollector.once(
                "unsupported", "SELECT 'x', 1 FROM pg_catalog.pg_class FOR UPDATE OF pg_class, pg_class");
        var backend = SqlCollector.once("backend", "SELECT 'pid', pg_backend_pid()");
        try (ScrapeService service = service(target(dsn(server), missing, unsupported, backend))) {
            Answer answer = scrape(service);
            assertThat(answer.success("missing")).isEqualTo(1);
            assertThat(answer.value(
                            "pg_exporter_collector_skipped_total", "collector", "missing", "reason", "unsupported"))
                    .isEqualTo(1);
            assertThat(answer.up()).isEqualTo(1);
        }
    }

    @Test
    void visitsEachSelectedDatabaseAndNamesIt() throws SQLException {
        try (Connection connection = server.connect()) {
            Scrapers.execute(connection, "CREATE DATABASE other");
        }
        DatabaseSelection both = home -> List.of("postgres", "other");
        var name = SqlCollector.inEachDatabase("name", "SELECT current_database(), 1");
        try (ScrapeService service = service(target(dsn(server), both, name))) {
            Answer answer = scrape(service);
            assertThat(answer.value("test_name", "datname", "other", "key", "other"))
                    .isEqualTo(1);
            assertThat(answer.value("test_name", "datname", "postgres", "key", "postgres"))
                    .isEqualTo(1);
            assertThat(answer.success("name")).isEqualTo(1);
        }
    }

    @Test
    void runsOnlyWhatIsAskedFor() {
        var one = SqlCollector.once("one", "SELECT 'a', 1");
        var two = SqlCollector.once("two", "SELECT 'b', 2");
        try (ScrapeService service = service(target(dsn(server), one, two))) {
            var request = new ScrapeRequest(
                    Deadline.in(Scrapers.PATIENCE), java.util.Set.of("two"), java.util.Optional.empty());
            Answer answer = Scrapers.await(service, request, Scrapers.PATIENCE);
            assertThat(answer.has("test_two")).isTrue();
            assertThat(answer.has("test_one")).isFalse();
            assertThat(answer.has("pg_scrape_collector_success", "collector", "one"))
                    .isFalse();
        }
    }

    @Test
    void probesAServerThatIsNotConfigured() throws SQLException {
        var one = SqlCollector.once("one", "SELECT 'a', 1");
        try (ScrapeService service = service();
                Connection connection = server.connect()) {
            var request = ScrapeRequest.probe(Deadline.in(Scrapers.PATIENCE), target(dsn(server), one));
            Answer answer = Scrapers.await(service, request, Scrapers.PATIENCE);
            assertThat(answer.value("test_one")).isEqualTo(1);
            assertThat(answer.has("process_cpu_seconds_total")).isFalse();
            int kept = sessions(connection);
            Scrapers.await(service, request, Scrapers.PATIENCE);
            assertThat(sessions(connection)).isEqualTo(kept);
        }
    }

    @Test
    void shipsTenThousandSeriesOfOneQuery() {
        var many = SqlCollector.once("many", "SELECT n::text, n FROM generate_series(1, 10000) n");
        try (ScrapeService service = service(target(dsn(server), many))) {
            assertThat(scrape(service).value("test_many", "key", "10000")).isEqualTo(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-nu-thai", "tr-TR"})
    void asksAndAnswersTheSameInALocaleWithItsOwnDigits(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        List<Collector> collectors = BuiltinCollectors.all();
        try (ScrapeService service = service(target(dsn(server), collectors.toArray(Collector[]::new)))) {
            Answer answer = scrape(service);
            assertThat(collectors).allSatisfy(collector -> assertThat(answer.success(collector.name()))
                    .as(collector.name())
                    .isEqualTo(1));
            for (ExpositionFormat format : ExpositionFormat.values()) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                Exposition.of(answer.scrape().sets()).writeTo(text, format);
                assertThat(text.toString(StandardCharsets.UTF_8).chars())
                        .isNotEmpty()
                        .allMatch(character -> character < 128);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void leavesNothingBehindWhenClosed() throws SQLException {
        var one = SqlCollector.once("one", "SELECT 'a', 1");
        try (Connection connection = server.connect()) {
            Set<Thread> before = Scrapers.threads();
            ScrapeService service = service(target(dsn(server), one));
            scrape(service);
            service.close();
            Scrapers.eventually(() -> before.containsAll(Scrapers.threads()));
            Scrapers.eventually(() -> sessions(connection) == 0);
        }
    }
}
