package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.dsn;
import static io.pgcluster.exporter.scrape.Scrapers.execute;
import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static io.pgcluster.exporter.scrape.Scrapers.sessions;
import static io.pgcluster.exporter.scrape.Scrapers.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three hundred databases of one server. */
class ManyDatabasesIT {
    private static final int COUNT = 300;
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, COUNT).mapToObj(number -> "db" + number).toList();
    private static final DatabaseSelection ALL = home -> NAMES;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of("full_page_writes", "off"));
        try (Connection connection = server.connect()) {
            for (String name : NAMES) {
                // An empty copy that shares nothing is all that the count of connections needs.
                execute(connection, "CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY file_copy");
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
    void areVisitedWithinFourConnectionsAndInTheEndAllOfThem() throws SQLException {
        var name = SqlCollector.inEachDatabase("name", "SELECT current_database(), 1")
                .goodFor(Duration.ofMinutes(10));
        var one = SqlCollector.once("one", "SELECT 'a', 1");
        try (ScrapeService service = service(target(dsn(server), ALL, name, one));
                Connection observer = server.connect()) {
            int most = 0;
            Answer answer;
            Deadline patience = Deadline.in(Duration.ofSeconds(50));
            do {
                var future = service.scrape(ScrapeRequest.everything(Deadline.in(Scrapers.PATIENCE)));
                while (!future.isDone()) {
                    most = Math.max(most, sessions(observer));
                }
                answer = new Answer(future.join(), Duration.ZERO);
                assertThat(answer.up()).isEqualTo(1);
                assertThat(answer.success("one")).isEqualTo(1);
            } while (answer.success("name") == 0 && !patience.passed());
            assertThat(most).isBetween(1, 4);
            for (String database : NAMES) {
                assertThat(answer.value("test_name", "datname", database)).isEqualTo(1);
            }
        }
    }

    @Test
    void needNoNewConnectionWhenFewAreVisited() throws SQLException {
        var backend = SqlCollector.inEachDatabase("backend", "SELECT 'pid', pg_backend_pid()");
        DatabaseSelection few = home -> List.of("postgres", "db1", "db2");
        try (ScrapeService service = service(target(dsn(server), few, backend));
                Connection observer = server.connect()) {
            Answer first = scrape(service);
            for (int i = 0; i < 5; i++) {
                Answer next = scrape(service);
                for (String database : List.of("postgres", "db1", "db2")) {
                    assertThat(next.value("test_backend", "datname", database))
                            .isEqualTo(first.value("test_backend", "datname", database));
                }
            }
            assertThat(sessions(observer)).isEqualTo(3);
        }
    }
}
