package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.scrapeUntil;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.ServerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The standby becomes the primary while both are watched. */
class FailoverIT {
    private static final SqlCollector WRITES = SqlCollector.once(
                    "writes", "SELECT 'lsn', 1 WHERE NOT pg_is_in_recovery()")
            .onPrimary();
    private static final SqlCollector RARELY =
            SqlCollector.once("recovery", "SELECT '', pg_is_in_recovery()::int").goodFor(Duration.ofHours(1));
    private static final SqlCollector STARTED = SqlCollector.once(
                    "started", "SELECT '', extract(epoch FROM pg_postmaster_start_time())")
            .goodFor(Duration.ofHours(1));

    @Test
    void followsTheRoleOfEachServer() throws IOException, SQLException {
        try (EmbeddedPostgres primary =
                        EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
                EmbeddedPostgres standby = primary.replica(Map.of());
                ScrapeService service = service(named("a", primary), named("b", standby))) {
            Answer before = scrape(service);
            assertThat(before.value("test_writes", "server", "a")).isEqualTo(1);
            assertThat(before.has("test_writes", "server", "b")).isFalse();
            assertThat(before.value("pg_up", "server", "b")).isEqualTo(1);
            assertThat(before.value("test_recovery", "server", "b")).isEqualTo(1);
            assertThat(before.value(
                            "pg_exporter_collector_skipped_total",
                            "server",
                            "b",
                            "collector",
                            "writes",
                            "reason",
                            "role"))
                    .isEqualTo(1);
            primary.stop();
            standby.promote();
            Answer after = scrapeUntil(service, each -> each.has("test_writes", "server", "b"));
            assertThat(after.value("pg_up", "server", "a")).isZero();
            assertThat(after.value("pg_up", "server", "b")).isEqualTo(1);
            assertThat(after.has("test_writes", "server", "a")).isFalse();
            assertThat(after.value("test_recovery", "server", "b"))
                    .as("what was kept of the standby")
                    .isZero();
            primary.start();
            Answer back = scrapeUntil(service, each -> each.value("pg_up", "server", "a") == 1);
            assertThat(back.value("pg_scrape_collector_success", "server", "a", "collector", "writes"))
                    .isEqualTo(1);
            assertThat(back.value("test_started", "server", "a"))
                    .as("what was kept before the restart")
                    .isGreaterThan(before.value("test_started", "server", "a"));
        }
    }

    private static Target named(String name, EmbeddedPostgres server) {
        List<Collector> collectors = List.of(WRITES, RARELY, STARTED);
        return new Target(
                Map.of("server", name), dsn(server), ServerLimits.defaults(), DatabaseSelection.home(), collectors);
    }
}
