package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.server.DatabaseSelection;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement of the exporter's own runs what users have made under the names that it uses. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {12, 15, 18, 19})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HijackIT {
    private static final List<Collector> ALL = BuiltinCollectors.all();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final DatabaseSelection DISCOVERED = home -> List.of("app");

    @SuppressWarnings("NullAway.Init") // set before the first test of each version
    private static HostileDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> before;

    final int major;

    HijackIT(int major) {
        this.major = major;
    }

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        database = HostileDatabase.start(major);
        before = outcomes(HostileDatabase.MONITOR);
        database.plant();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void callsNothingUnderTheDefaultPath() throws Exception {
        assertThat(outcomes(HostileDatabase.MONITOR)).isEqualTo(before);
        assertThat(database.called()).isEmpty();
    }

    @Test
    @Order(2)
    void callsNothingUnderAPathThatPutsUsersSchemasFirst() throws Exception {
        database.asOwner("ALTER DATABASE app SET search_path = public, monitor, \"Odd schema\", pg_catalog");
        assertThat(outcomes(HostileDatabase.MONITOR)).isEqualTo(before);
        database.asSuperuser("app", "ALTER ROLE monitor IN DATABASE app SET search_path = monitor, public, pg_catalog");
        assertThat(outcomes(HostileDatabase.MONITOR)).isEqualTo(before);
        assertThat(database.called()).isEmpty();
    }

    /** What may not be executed fails as soon as a statement names it, also where there is no row to call it for. */
    @Test
    @Order(3)
    void namesNothingOfUsersEvenWhereNoRowWouldCallIt() throws Exception {
        database.asOwner(
                "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public, monitor FROM PUBLIC",
                "REVOKE ALL ON ALL TABLES IN SCHEMA public, monitor FROM PUBLIC");
        assertThat(outcomes(HostileDatabase.MONITOR)).isEqualTo(before);
        database.asOwner(
                "GRANT ALL ON ALL FUNCTIONS IN SCHEMA public, monitor TO PUBLIC",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public, monitor TO PUBLIC");
        assertThat(database.called()).isEmpty();
    }

    /** PostgreSQL refuses to choose between two functions of one schema that fit equally well: a failure, but no call. */
    @Test
    @Order(4)
    void failsVisiblyWhereAFunctionNextToTheExtensionMakesItsOwnAmbiguous() throws Exception {
        database.asOwner(HostileDatabase.besideTheExtension("boolean, pg_catalog.text DEFAULT ''"));
        try (ScrapeService service = Scrapers.service(database.target(HostileDatabase.MONITOR, DISCOVERED, ALL))) {
            Answer answer = Scrapers.await(service, ScrapeRequest.everything(Deadline.in(PATIENCE)), PATIENCE);
            assertThat(answer.success("stat_statements")).isZero();
            assertThat(answer.value("pg_exporter_last_scrape_error")).isEqualTo(1);
        }
        assertThat(database.called()).isEmpty();
    }

    /** Shows that what was planted works: last, since it leaves its traces. */
    @Test
    @Order(5)
    void aSessionThatFollowsItsLoginCallsEveryKind() throws Exception {
        database.as(HostileDatabase.MONITOR, "SELECT pg_table_size(oid) FROM pg_catalog.pg_class LIMIT 1");
        database.as(HostileDatabase.MONITOR, "SELECT sum(1), count(*)");
        database.as(HostileDatabase.MONITOR, "SELECT 1 + 1");
        database.as(HostileDatabase.MONITOR, "SELECT pid FROM pg_stat_activity LIMIT 1");
        database.as(HostileDatabase.MONITOR, "SELECT 'x'::text");
        assertThat(database.called())
                .map(line -> line.replaceAll(".*HIJACKED (.*) of .*", "$1"))
                .contains("function", "aggregate", "operator", "view", "type");
    }

    /** Of each collector whether it succeeded, and why it was skipped. */
    private static Map<String, String> outcomes(String user) {
        try (ScrapeService service = Scrapers.service(database.target(user, DISCOVERED, ALL))) {
            ScrapeRequest request = ScrapeRequest.everything(Deadline.in(PATIENCE));
            Answer answer = Scrapers.await(service, request, PATIENCE);
            assertThat(answer.up()).isEqualTo(1);
            Map<String, String> outcomes = new TreeMap<>();
            for (var collector : service.status().get(0).collectors()) {
                outcomes.put(
                        collector.name(), collector.success() + collector.note().orElse(""));
            }
            assertThat(outcomes.values()).hasSizeGreaterThan(30).allMatch(outcome -> outcome.startsWith("true"));
            return outcomes;
        }
    }
}
