package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.collector.legacy.LegacyQueries;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.model.problem.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries of users: what fails, what may write, and in what kind of session they run. */
class UserQueriesIT {
    private static final DatabaseSelection HOME = home -> List.of("app");
    private static final DatabaseSelection BOTH = home -> List.of("app", "other");

    private static HostileDatabase database;

    private final Messages messages = new Messages();
    private final Logger logger = Logger.getLogger(StateLog.class.getName());

    @BeforeAll
    static void start() throws Exception {
        database = HostileDatabase.start(15);
        database.asSuperuser("postgres", "CREATE DATABASE other");
        database.asOwner(
                "CREATE TABLE jobs (queue text, length int)",
                "INSERT INTO jobs VALUES ('mail', 3)",
                "CREATE TABLE seen (at timestamptz)",
                "GRANT SELECT ON jobs, seen TO monitor",
                "GRANT INSERT ON seen TO monitor",
                "CREATE FUNCTION note_visit() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen VALUES (now()); RETURN 7; END'",
                "CREATE FUNCTION meddle() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM set_config('search_path', 'trap, pg_catalog', false);"
                        + " PERFORM set_config('default_transaction_read_only', 'off', false);"
                        + " PERFORM set_config('statement_timeout', '0', false); RETURN 1; END $$",
                "CREATE SCHEMA trap",
                "GRANT USAGE ON SCHEMA trap TO PUBLIC",
                "CREATE FUNCTION trap.current_setting(text) RETURNS text LANGUAGE sql AS 'SELECT ''trapped''::text'",
                "CREATE VIEW trap.pg_settings AS SELECT 'trapped'::text AS name, 1 AS setting",
                "GRANT SELECT ON trap.pg_settings TO PUBLIC");
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void listen() {
        logger.addHandler(messages);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(messages);
    }

    @Test
    void findWhatIsInTheSearchPathOfTheirLogin() {
        Answer answer = scrape(
                HOME,
                legacy("pg_jobs: {query: 'SELECT queue, length FROM jobs',"
                        + " metrics: [queue: {usage: LABEL}, length: {usage: GAUGE}]}"));
        assertThat(answer.success("pg_jobs")).isEqualTo(1);
        assertThat(answer.value("pg_jobs_length", "queue", "mail")).isEqualTo(3);
    }

    @Test
    void failVisiblyAndAreLoggedOnceWhenATableColumnOrFunctionIsMissing() {
        List<Collector> collectors = new ArrayList<>(legacy("""
                no_table: {query: SELECT length FROM no_such_table, master: true}
                no_column: {query: SELECT no_such_column FROM jobs, master: true}
                no_function: {query: SELECT no_such_function() AS x}
                no_right: {query: SELECT rolpassword FROM pg_authid}
                one_column: {query: "SELECT length, 1 / (length - 3) AS broken FROM jobs"}
                """));
        collectors.addAll(defined("""
                  - name: of_a_file
                    scope: database
                    queries:
                      - sql: SELECT no_such_column AS x FROM jobs
                        labels: []
                        metrics: [{name: x, type: gauge, help: X.}]
                      - sql: SELECT 5 AS y
                        labels: []
                        metrics: [{name: y, type: gauge, help: Y.}]
                """));
        try (ScrapeService service = Scrapers.service(database.target("monitor", HOME, collectors))) {
            for (int scrape = 0; scrape < 3; scrape++) {
                Answer answer = Scrapers.scrape(service);
                assertThat(collectors).allSatisfy(collector -> assertThat(answer.success(collector.name()))
                        .as(collector.name())
                        .isZero());
                assertThat(answer.value("pg_exporter_last_scrape_error")).isEqualTo(1);
                assertThat(answer.has("pg_exporter_collector_skipped_total")).isFalse();
                assertThat(answer.value("y")).as("the query that works").isEqualTo(5);
            }
        }
        assertThat(messages.warnings()).hasSize(collectors.size());
        assertThat(messages.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("no_such_table"));
    }

    @Test
    void areNamedOnceWhereTheirValuesAreNoNumbers() {
        List<Collector> collectors =
                legacy("broken: {query: \"SELECT 'many' AS length\", metrics: [length: {usage: GAUGE}]}");
        try (ScrapeService service = Scrapers.service(database.target("monitor", HOME, collectors))) {
            for (int scrape = 0; scrape < 3; scrape++) {
                assertThat(Scrapers.scrape(service).has("broken_length")).isFalse();
            }
        }
        assertThat(messages.warnings()).singleElement().asString().contains("left out");
    }

    @Test
    void areSkippedWhereTheFileAllowsIt() {
        List<Collector> collectors =
                new ArrayList<>(legacy("no_table: {query: SELECT length FROM no_such_table, when_missing: skip}\n"
                        + "no_right: {query: SELECT rolpassword FROM pg_authid, when_missing: skip}"));
        collectors.addAll(defined("""
                  - name: of_a_file
                    scope: cluster
                    when_missing: skip
                    queries:
                      - sql: SELECT x FROM no_such_table
                        labels: []
                        metrics: [{name: x, type: gauge, help: X.}]
                """));
        Answer answer = scrape(HOME, collectors);
        assertThat(collectors).allSatisfy(collector -> assertThat(answer.success(collector.name()))
                .isEqualTo(1));
        assertThat(answer.value("pg_exporter_last_scrape_error")).isZero();
        assertThat(answer.value(
                        "pg_exporter_collector_skipped_total", "collector", "no_table", "reason", "unsupported"))
                .isEqualTo(1);
        assertThat(messages.warnings()).isEmpty();
    }

    @Test
    void areSkippedInDatabasesThatDoNotHaveWhatOthersHave() throws SQLException {
        String jobs = "pg_jobs: {query: 'SELECT length FROM jobs', metrics: [length: {usage: GAUGE}]}";
        String nowhere = "pg_none: {query: 'SELECT length FROM nowhere', metrics: [length: {usage: GAUGE}]}";
        List<Collector> collectors = legacy(jobs + "\n" + nowhere);
        try (ScrapeService service = Scrapers.service(database.target("monitor", BOTH, collectors))) {
            for (int scrape = 1; scrape < 3; scrape++) {
                Answer answer = Scrapers.scrape(service);
                assertThat(answer.success("pg_jobs")).isEqualTo(1);
                assertThat(answer.value("pg_jobs_length", "datname", "app")).isEqualTo(3);
                assertThat(answer.value(
                                "pg_exporter_collector_skipped_total", "collector", "pg_jobs", "reason", "unsupported"))
                        .isEqualTo(scrape);
                assertThat(answer.success("pg_none")).isZero();
            }
            assertThat(messages.warnings()).singleElement().asString().contains("collector pg_none", "nowhere");
            database.asOwner("CREATE TABLE nowhere (length int)", "GRANT SELECT ON nowhere TO monitor");
            assertThat(Scrapers.scrape(service).success("pg_none")).isEqualTo(1);
            database.asOwner("DROP TABLE nowhere");
            assertThat(Scrapers.scrape(service).success("pg_none")).isZero();
        }
        assertThat(messages.warnings()).as("that it fails again").hasSize(2);
    }

    @Test
    void writeOnlyWhereTheFileSaysSo() throws SQLException {
        List<Collector> collectors = new ArrayList<>(legacy("""
                refused: {query: SELECT note_visit() AS visits}
                allowed: {query: SELECT note_visit() AS visits, writes: true, metrics: [visits: {usage: GAUGE}]}
                """));
        collectors.addAll(defined("""
                  - name: of_a_file
                    scope: cluster
                    queries:
                      - sql: INSERT INTO seen VALUES (now()) RETURNING 1 AS written
                        writes: true
                        labels: []
                        metrics: [{name: written, type: gauge, help: W.}]
                      - sql: SELECT (current_setting('transaction_read_only') = 'on')::int AS read_only
                        labels: []
                        metrics: [{name: read_only, type: gauge, help: R.}]
                      - sql: INSERT INTO seen VALUES (now()) RETURNING 1 AS unwritten
                        labels: []
                        metrics: [{name: unwritten, type: gauge, help: U.}]
                """));
        Answer answer = scrape(HOME, collectors);
        assertThat(answer.success("refused")).isZero();
        assertThat(answer.success("allowed")).isEqualTo(1);
        assertThat(answer.value("allowed_visits")).isEqualTo(7);
        assertThat(answer.success("of_a_file")).as("its last query").isZero();
        assertThat(answer.value("written")).isEqualTo(1);
        assertThat(answer.value("read_only"))
                .as("the query after one that writes")
                .isEqualTo(1);
        assertThat(answer.has("unwritten")).isFalse();
        assertThat(messages.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("read-only transaction"));
        assertThat(count("SELECT count(*) FROM public.seen")).isEqualTo(2);
    }

    @Test
    void leaveNothingBehindForOthersHoweverTheyEnd() {
        var settings = SqlCollector.once(
                "settings",
                "SELECT name, CASE setting WHEN 'on' THEN 1 WHEN 'pg_catalog, pg_temp' THEN 2 ELSE setting::int END FROM pg_settings"
                        + " WHERE name IN ('statement_timeout', 'default_transaction_read_only', 'search_path')");
        var path = SqlCollector.once("path", "SELECT current_setting('search_path'), 1")
                .ofAUser();
        List<Collector> collectors = new ArrayList<>(List.of(settings));
        collectors.addAll(legacy("""
                meddles: {query: SELECT meddle() AS x}
                meddles_and_fails: {query: SELECT 1 / (meddle() - 1) AS x}
                meddles_and_stays: {query: "SELECT meddle() AS x, pg_sleep(30) IS NULL AS slept"}
                """));
        collectors.add(path);
        try (ScrapeService service = Scrapers.service(database.impatient(HOME, collectors))) {
            for (int scrape = 0; scrape < 3; scrape++) {
                Answer answer = Scrapers.scrape(service);
                assertThat(answer.success("meddles")).isEqualTo(1);
                assertThat(answer.success("meddles_and_fails")).isZero();
                assertThat(answer.success("meddles_and_stays")).isZero();
                assertThat(answer.value("test_settings", "key", "search_path")).isEqualTo(2);
                assertThat(answer.value("test_settings", "key", "statement_timeout"))
                        .isEqualTo(1_000);
                assertThat(answer.value("test_settings", "key", "default_transaction_read_only"))
                        .isEqualTo(1);
                assertThat(answer.value("test_path", "key", "\"$user\", public"))
                        .as("the next query of a user")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void warnAgainstRunningAsASuperuser() throws SQLException {
        database.asSuperuser("postgres", "ALTER ROLE monitor SUPERUSER");
        try {
            scrape(HOME, legacy("pg_one: {query: SELECT 1 AS x}"));
        } finally {
            database.asSuperuser("postgres", "ALTER ROLE monitor NOSUPERUSER");
        }
        assertThat(messages.warnings()).singleElement().asString().contains("superuser", "pg_monitor");
    }

    private static Answer scrape(DatabaseSelection databases, List<? extends Collector> collectors) {
        try (ScrapeService service = Scrapers.service(database.target("monitor", databases, List.copyOf(collectors)))) {
            return Scrapers.scrape(service);
        }
    }

    private static int count(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Scrapers.number(connection, sql);
        }
    }

    private static List<Collector> legacy(String text) {
        Problems problems = new Problems();
        List<Collector> collectors = LegacyQueries.read(text, problems);
        assertThat(problems.inOrder()).isEmpty();
        return collectors;
    }

    private static List<Collector> defined(String list) {
        Problems problems = new Problems();
        List<Collector> collectors = List.copyOf(new CollectorReader(problems).readAll("collectors:\n" + list));
        assertThat(problems.inOrder()).isEmpty();
        return collectors;
    }

    private static final class Messages extends Handler {
        private final List<String> said = new CopyOnWriteArrayList<>();

        List<String> warnings() {
            return said;
        }

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().equals(Level.WARNING)) {
                said.add(logged.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
