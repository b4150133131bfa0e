package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.eventually;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.sessions;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.registry.BuildInfo;
import io.pgcluster.exporter.registry.SelfMetrics;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.ServerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens where the bounds are reached, with bounds that are reached soon. */
class BoundsIT {
    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final long MIB = 1 << 20;
    private static final SqlCollector SLOW = SqlCollector.once("slow", "SELECT 'a', 1 FROM pg_sleep(2)");
    private static final SqlCollector FEW = SqlCollector.once("few", "SELECT 'a', 1");
    private static final SqlCollector MANY =
            SqlCollector.once("many", "SELECT n::text, 1 FROM generate_series(1, 1000) n");

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
    void aServerWhoseTurnDoesNotComeIsMarkedAndKeepsWhatIsKnownOfIt() {
        try (ScrapeService service = service(new ScrapeBounds(1, MIB, MIB, 10), "a", "b")) {
            Answer first = scrape(service, SHORT);
            assertThat(Stream.of("a", "b")
                            .mapToDouble(name -> asked(first, name))
                            .sum())
                    .isEqualTo(1);
            assertThat(first.value("pg_up", "server", leftOut(first))).isZero();

            Answer both = scrape(service);
            assertThat(asked(both, "a") + asked(both, "b")).isEqualTo(2);
            assertThat(both.value("pg_up", "server", "a") + both.value("pg_up", "server", "b"))
                    .isEqualTo(2);

            Answer third = scrape(service, SHORT);
            String out = leftOut(third);
            assertThat(third.value("pg_up", "server", out))
                    .as("as it was before")
                    .isEqualTo(1);
            assertThat(third.value("pg_exporter_last_scrape_error", "server", out))
                    .isEqualTo(1);
            assertThat(third.value("pg_scrape_collector_success", "server", out, "collector", "slow"))
                    .isZero();
            assertThat(scrape(service).value("pg_exporter_server_left_out_total", "server", out))
                    .isPositive();
        }
    }

    @Test
    void samplesThatHaveNoRoomAreDroppedAndCountedAndTheRestIsShown() {
        try (ScrapeService service = service(new ScrapeBounds(4, 20_000, MIB, 10), target("a", MANY, FEW))) {
            Answer answer = scrape(service);
            assertThat(answer.success("many")).isZero();
            assertThat(answer.has("test_many")).isFalse();
            assertThat(answer.success("few")).isEqualTo(1);
            assertThat(answer.value("test_few")).isEqualTo(1);
            assertThat(answer.scrape().sets().stream()
                            .mapToLong(set -> set.batch().dropped().getOrDefault(DropReason.MEMORY, 0L))
                            .sum())
                    .isEqualTo(1_000);
            assertThat(answer.value("pg_exporter_sample_memory_bytes")).isPositive();

            answer.scrape().close();
            // What is taken now is taken by this one alone: what was read before has been given back.
            Answer again = scrape(service);
            assertThat(again.value("pg_exporter_sample_memory_bytes"))
                    .isEqualTo(answer.value("pg_exporter_sample_memory_bytes"));
        }
    }

    @Test
    void onlySoManyConnectionsAreKept() throws SQLException {
        try (Connection observer = server.connect();
                ScrapeService service = service(
                        new ScrapeBounds(4, MIB, MIB, 1), target("a", FEW), target("b", FEW), target("c", FEW))) {
            for (int scrape = 0; scrape < 3; scrape++) {
                Answer answer = scrape(service);
                assertThat(Stream.of("a", "b", "c").mapToDouble(name -> answer.value("pg_up", "server", name)))
                        .containsOnly(1.0);
                eventually(() -> sessions(observer) <= 1);
            }
        }
    }

    private static double asked(Answer answer, String name) {
        return answer.value("pg_exporter_server_asked", "server", name);
    }

    private static String leftOut(Answer answer) {
        return asked(answer, "a") == 0 ? "a" : "b";
    }

    private static ScrapeService service(ScrapeBounds bounds, String... names) {
        return service(bounds, Stream.of(names).map(name -> target(name, SLOW)).toArray(Target[]::new));
    }

    private static ScrapeService service(ScrapeBounds bounds, Target... targets) {
        return new ScrapeService(
                () -> List.of(targets),
                List::of,
                new SelfMetrics(new BuildInfo("test", "")),
                new ScrapeSettings(1, 1, Duration.ofMinutes(5), bounds));
    }

    private static Target target(String name, SqlCollector... collectors) {
        return new Target(
                Map.of("server", name),
                dsn(server),
                ServerLimits.defaults(),
                DatabaseSelection.home(),
                List.of(collectors));
    }
}
