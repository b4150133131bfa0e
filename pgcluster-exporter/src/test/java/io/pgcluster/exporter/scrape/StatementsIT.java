package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.server.PasswordSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statistics of statements as a cluster has them: read in the database {@code postgres}, from an extension in a schema of its own, by a
 * member of pg_monitor; the statements are those of other databases and users.
 */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {12, 15, 18})
class StatementsIT {
    private static final Set<String> COLLECTORS =
            Set.of("stat_statements", "stat_statements_detail", "stat_statements_info", "stat_statements_text");
    private static final String PASSWORD = "secret-of-a-test";
    private static final String FREE = "SELECT count(*) FROM orders WHERE id > 1";
    private static final String COMMENTED = "/* route='/a' */ -- b\n ( SELECT id FROM orders WHERE id = 77 )";

    private static @Nullable EmbeddedPostgres server;

    private final int major;

    StatementsIT(int major) {
        this.major = major;
    }

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        server = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(major),
                Path.of("target/servers"),
                ServerSettings.DEFAULT.preloading("pg_stat_statements"));
        try (Connection postgres = server().connect()) {
            Scrapers.execute(postgres, "CREATE ROLE monitor LOGIN PASSWORD '" + PASSWORD + "' IN ROLE pg_monitor");
            Scrapers.execute(postgres, "CREATE ROLE shop LOGIN");
            Scrapers.execute(postgres, "CREATE DATABASE app OWNER shop");
            Scrapers.execute(postgres, "CREATE DATABASE bare");
            Scrapers.execute(postgres, "CREATE SCHEMA statistics AUTHORIZATION " + EmbeddedPostgres.USER);
            Scrapers.execute(postgres, "GRANT USAGE ON SCHEMA statistics TO monitor");
            Scrapers.execute(postgres, "CREATE EXTENSION pg_stat_statements SCHEMA statistics");
        }
        try (Connection app = server().connect("app")) {
            Scrapers.execute(app, "SET SESSION AUTHORIZATION shop");
            Scrapers.execute(app, "CREATE TABLE orders AS SELECT 1 AS id");
            Scrapers.execute(app, FREE);
            Scrapers.execute(app, COMMENTED);
            Scrapers.execute(app, "ALTER ROLE shop PASSWORD 'geheim-4711'");
        }
    }

    private static EmbeddedPostgres server() {
        return Objects.requireNonNull(server, "was started before");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        EmbeddedPostgres running = server;
        if (running != null) {
            running.close();
        }
    }

    @Test
    void showsStatementsOfOtherDatabasesAndUsersByDefault() {
        try (ScrapeService service = Scrapers.service(target("postgres", byDefault()))) {
            Answer answer = Scrapers.scrape(service);

            assertThat(answer.success("stat_statements")).isEqualTo(1);
            assertThat(answer.value("pg_stat_statements_calls_total", "datname", "app", "user", "shop"))
                    .isPositive();
            assertThat(answer.has("pg_stat_statements_seconds_total", "datname", "postgres"))
                    .isTrue();
            assertThat(answer.has("pg_stat_statements_query_id")).isFalse();
        }
    }

    @Test
    void showsTextsWithPlaceholdersAndOfUtilityStatementsOnlyWhatTheyDo() {
        try (ScrapeService service = Scrapers.service(target("postgres", all()))) {
            List<String> texts = Scrapers.scrape(service).labels("pg_stat_statements_query_id", "query");

            assertThat(texts)
                    .contains(FREE.replace("1", "$1"))
                    // Releases differ in whether they keep the comments in front.
                    .anyMatch(text -> text.endsWith("( SELECT id FROM orders WHERE id = $1 )"))
                    .contains("ALTER ROLE ...", "CREATE DATABASE ...")
                    .noneMatch(text -> text.contains("geheim") || text.contains(PASSWORD));
        }
    }

    @Test
    void keepsAnAnswerForASecondClientAndTextsForMinutes() {
        try (ScrapeService service = Scrapers.service(target("postgres", all()))) {
            Scrapers.scrape(service);
            Answer second = Scrapers.scrape(service);

            assertThat(second.value("pg_exporter_collector_cache_hits_total", "collector", "stat_statements"))
                    .isEqualTo(1);
            assertThat(second.value("pg_exporter_collector_cache_hits_total", "collector", "stat_statements_text"))
                    .isEqualTo(1);
        }
    }

    @Test
    void isAbsentWithoutAFailureWhereTheExtensionIsNot() {
        try (ScrapeService service = Scrapers.service(target("bare", all()))) {
            Answer answer = Scrapers.scrape(service);

            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.value("pg_exporter_last_scrape_error")).isZero();
            assertThat(answer.has("pg_stat_statements_calls_total")).isFalse();
            assertThat(COLLECTORS)
                    .allSatisfy(
                            name -> assertThat(answer.success(name)).as(name).isEqualTo(1));
        }
    }

    @Test
    void isAbsentWithoutAFailureWhereItsLibraryIsNotLoaded() throws Exception {
        try (EmbeddedPostgres plain = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(major), Path.of("target/servers"), ServerSettings.DEFAULT)) {
            try (Connection postgres = plain.connect()) {
                Scrapers.execute(postgres, "CREATE EXTENSION pg_stat_statements");
            }
            try (ScrapeService service =
                    Scrapers.service(Scrapers.target(Scrapers.dsn(plain), all().toArray(Collector[]::new)))) {
                Answer answer = Scrapers.scrape(service);

                assertThat(answer.value("pg_exporter_last_scrape_error")).isZero();
                assertThat(answer.value(
                                "pg_exporter_collector_skipped_total",
                                "collector",
                                "stat_statements",
                                "reason",
                                "unsupported"))
                        .isEqualTo(1);
            }
        }
    }

    private static Target target(String database, List<Collector> collectors) {
        return Scrapers.target(
                Scrapers.dsn(server(), database, "monitor", PasswordSource.of(PASSWORD)),
                collectors.toArray(Collector[]::new));
    }

    private static List<Collector> all() {
        return BuiltinCollectors.all().stream()
                .filter(collector -> COLLECTORS.contains(collector.name()))
                .toList();
    }

    private static List<Collector> byDefault() {
        return all().stream().filter(Collector::onByDefault).toList();
    }
}
