package io.pgcluster.exporter.scrape;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.registry.BuildInfo;
import io.pgcluster.exporter.registry.SelfMetrics;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.ServerLimits;
import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.time.Deadline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the tests of the scrape on real servers have in common. */
final class Scrapers {
    /** What Prometheus waits for by default, less a margin for sending the answer. */
    static final Duration PATIENCE = Duration.ofMillis(9_500);

    /** How late an answer may be on a machine that has something else to do. */
    private static final Duration LATE = Duration.ofMillis(450);

    static final String APPLICATION = "scrape-test";

    private Scrapers() {}

    static Dsn dsn(EmbeddedPostgres server) {
        return dsn(server, EmbeddedPostgres.USER, PasswordSource.of(server.password()));
    }

    static Dsn dsn(EmbeddedPostgres server, String user, PasswordSource password) {
        return dsn(server, "postgres", user, password);
    }

    static Dsn dsn(EmbeddedPostgres server, String database, String user, PasswordSource password) {
        return new Dsn(
                "127.0.0.1",
                server.port(),
                database,
                user,
                password,
                Tls.preferred(),
                APPLICATION,
                Duration.ofSeconds(3),
                Map.of());
    }

    static Target target(Dsn dsn, Collector... collectors) {
        return target(dsn, DatabaseSelection.home(), collectors);
    }

    static Target target(Dsn dsn, DatabaseSelection databases, Collector... collectors) {
        return new Target(Map.of(), dsn, ServerLimits.defaults(), databases, List.of(collectors));
    }

    static ScrapeService service(Target... targets) {
        return service(() -> List.of(targets));
    }

    static ScrapeService service(Supplier<List<Target>> targets) {
        return new ScrapeService(
                targets, List::of, new SelfMetrics(new BuildInfo("test", "")), ScrapeSettings.defaults());
    }

    static Answer scrape(Scraper scraper) {
        return scrape(scraper, PATIENCE);
    }

    /** Fails if the answer is late. */
    static Answer scrape(Scraper scraper, Duration patience) {
        return await(scraper, ScrapeRequest.everything(Deadline.in(patience)), patience);
    }

    static Answer await(Scraper scraper, ScrapeRequest request, Duration patience) {
        long start = System.nanoTime();
        CompletableFuture<Scrape> future = scraper.scrape(request);
        try {
            Scrape scrape = future.get(patience.plus(LATE).toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(scrape, Duration.ofNanos(System.nanoTime() - start));
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Scrapes until the answer is as it should be; fails after 30 seconds. */
    static Answer scrapeUntil(Scraper scraper, java.util.function.Predicate<Answer> condition) {
        Answer[] last = new Answer[1];
        eventually(() -> {
            last[0] = scrape(scraper);
            return condition.test(last[0]);
        });
        return last[0];
    }

    static void eventually(Condition condition) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        while (!isTrue(condition)) {
            if (deadline.passed()) {
                throw new AssertionError("did not come true within 30 seconds");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean isTrue(Condition condition) {
        try {
            return condition.isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Something that comes true at some time. */
    interface Condition {
        boolean isTrue() throws SQLException;
    }

    /** Sessions of the exporter as the server counts them. */
    static int sessions(Connection connection) throws SQLException {
        return number(
                connection, "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + APPLICATION + "'");
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The threads of all scrapes in this virtual machine, also those of other tests. */
    static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scrape-"))
                .collect(Collectors.toSet());
    }
}
