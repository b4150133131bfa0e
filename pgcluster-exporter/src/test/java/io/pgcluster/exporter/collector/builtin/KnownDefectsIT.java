package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.metric.Buckets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where postgres_exporter fails, stays silent or shows something else than it says: what is shown here instead. */
class KnownDefectsIT {
    private static final int MAJOR = 18;

    private static SeededServer seeded;

    @BeforeAll
    static void start() throws Exception {
        seeded = SeededServer.start(MAJOR);
    }

    @AfterAll
    static void stop() throws Exception {
        seeded.close();
    }

    @Test
    void theMemoryOfAVacuumIsNeverShownAsDeadTuples() throws Exception {
        try (Connection connection = monitor()) {
            Scraped scraped = Scraped.of(connection, "stat_progress_vacuum");
            assertThat(scraped.has("pg_stat_progress_vacuum_max_dead_tuples")).isFalse();
            assertThat(scraped.value("pg_stat_progress_vacuum_num_dead_tuples", "app", "slow"))
                    .isBetween(0.0, 50_000.0);
            assertThat(scraped.value("pg_stat_progress_vacuum_max_dead_tuple_bytes", "app", "slow"))
                    .isGreaterThan(1_000_000);
            assertThat(scraped.values("pg_stat_progress_vacuum_phase")).hasSize(7);
        }
    }

    @Test
    void checkpointsAreShownByDefaultAndUnderTheNamesOfEarlierVersions() throws Exception {
        DefinedCollector checkpointer = Scraped.defined("stat_checkpointer");
        assertThat(checkpointer.onByDefault()).isTrue();
        try (Connection connection = monitor()) {
            Scraped scraped = Scraped.of(connection, List.of(checkpointer.withAliases()));
            assertThat(scraped.value("pg_stat_bgwriter_checkpoints_req_total"))
                    .isEqualTo(scraped.value("pg_stat_checkpointer_num_requested_total"));
            assertThat(scraped.has("pg_stat_checkpointer_num_done_total")).isTrue();
        }
    }

    @Test
    void everyStateOfIdleSessionsHasItsHistogram() throws Exception {
        try (Connection idle = monitor();
                Connection open = monitor();
                Statement statement = open.createStatement();
                Connection connection = monitor()) {
            assertThat(SeededServer.ask(idle, "SELECT 1")).isEqualTo(1);
            open.setAutoCommit(false);
            statement.execute("SELECT 1");
            var histograms = Scraped.of(connection, "process_idle").histograms("pg_process_idle_seconds");
            assertThat(histograms.keySet())
                    .contains("idle/PostgreSQL JDBC Driver", "idle in transaction/PostgreSQL JDBC Driver");
            assertThat(histograms.get("idle in transaction/PostgreSQL JDBC Driver"))
                    .isNotNull()
                    .extracting(Buckets::count)
                    .isEqualTo(1L);
        }
    }

    @Test
    void theAbsenceOfIdleSessionsIsNotAFailure() throws Exception {
        seeded.execute(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state LIKE 'idle%' AND pid <> pg_backend_pid()");
        try (Connection connection = monitor()) {
            SeededServer.await(connection, "SELECT (count(*) = 0)::int FROM pg_stat_activity WHERE state LIKE 'idle%'");
            Scraped scraped = Scraped.of(connection, "process_idle");
            assertThat(scraped.has("pg_process_idle_seconds")).isFalse();
            assertThat(scraped.skipped()).isEmpty();
        }
    }

    @Test
    void sizesDoNotWaitForExclusiveLocksThatAreHeldOrAwaited() throws Exception {
        seeded.execute(
                SeededServer.DATABASE,
                "CREATE TABLE held(id int)",
                "CREATE TABLE wanted(id int)",
                "CREATE TABLE rebuilt(id int PRIMARY KEY)");
        try (Connection holder = seeded.server().connect(SeededServer.DATABASE);
                Statement holds = holder.createStatement();
                Connection waiter = seeded.server().connect(SeededServer.DATABASE);
                Statement waits = waiter.createStatement();
                Connection connection = monitor()) {
            holder.setAutoCommit(false);
            holds.execute("LOCK TABLE held IN ACCESS EXCLUSIVE MODE");
            holds.execute("REINDEX INDEX rebuilt_pkey");
            holds.execute("SELECT count(*) FROM wanted");
            waiter.setAutoCommit(false);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execute(waits, "LOCK TABLE wanted"));
            try (Connection direct = seeded.server().connect()) {
                SeededServer.await(
                        direct, "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'");
            }

            // The locks are held until after this, so that waiting for one would end in a timeout and show nothing.
            Scraped scraped = Scraped.of(connection, "stat_user_tables_size", "stat_user_tables");
            assertThat(scraped.values("pg_stat_user_tables_table_size_bytes").keySet())
                    .contains("app/public/account")
                    .doesNotContain("app/public/held", "app/public/wanted", "app/public/rebuilt");
            assertThat(scraped.values("pg_stat_user_tables_seq_scan").keySet())
                    .contains("app/public/held", "app/public/wanted", "app/public/rebuilt");

            holder.rollback();
            waiting.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatAllDatabasesShareIsShownToo() throws Exception {
        try (Connection connection = monitor()) {
            assertThat(Scraped.of(connection, "stat_database").value("pg_stat_database_blks_hit", "0", ""))
                    .isPositive();
        }
    }

    @Test
    void statementsGoByTheVersionOfTheExtensionAndNoneIsLost() throws Exception {
        seeded.execute("postgres", "CREATE DATABASE upgraded");
        seeded.execute("upgraded", "CREATE EXTENSION pg_stat_statements VERSION '1.7'");
        DefinedCollector few = Scraped.defined("stat_statements").withParameter("limit", "10");
        DefinedCollector detail = Scraped.defined("stat_statements_detail").withParameter("limit", "10");
        for (String database : List.of("upgraded", SeededServer.DATABASE)) {
            try (Connection connection = seeded.connect(SeededServer.MONITOR, database);
                    Connection direct = seeded.server().connect(database)) {
                Scraped scraped = Scraped.of(connection, List.of(few, detail));
                assertThat(scraped.values("pg_stat_statements_seconds_total"))
                        .containsKey("other/other/other")
                        .hasSize(11);
                assertThat(scraped.values("pg_stat_statements_max_seconds"))
                        .containsKey("other/other/other")
                        .hasSizeBetween(11, 15);
                assertThat(sum(scraped, "pg_stat_statements_shared_blks_hit_total"))
                        .isCloseTo(
                                SeededServer.ask(direct, "SELECT sum(shared_blks_hit) FROM pg_stat_statements"),
                                withPercentage(10));
                assertThat(sum(scraped, "pg_stat_statements_calls_total"))
                        .isCloseTo(SeededServer.ask(direct, "SELECT sum(calls) FROM pg_stat_statements"), offset(50.0));
                assertThat(scraped.has("pg_stat_statements_query_id")).isFalse();
            }
        }
    }

    @Test
    void theTablesOverTheLimitAreSummedAndCounted() throws Exception {
        DefinedCollector few = Scraped.defined("stat_user_tables").withParameter("limit", "1");
        DefinedCollector sizes = Scraped.defined("stat_user_tables_size").withParameter("limit", "1");
        try (Connection connection = monitor();
                Connection direct = seeded.server().connect(SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, List.of(few, sizes));
            assertThat(scraped.values("pg_stat_user_tables_n_tup_ins").keySet())
                    .containsExactly("app/other/other", "app/public/slow");
            assertThat(sum(scraped, "pg_stat_user_tables_n_tup_ins"))
                    .isEqualTo(SeededServer.ask(direct, "SELECT sum(n_tup_ins) FROM pg_stat_user_tables"));
            assertThat(scraped.value("pg_stat_user_tables_rest", "app"))
                    .isEqualTo(SeededServer.ask(direct, "SELECT count(*) - 1 FROM pg_stat_user_tables"));
            assertThat(scraped.values("pg_stat_user_tables_table_size_bytes").keySet())
                    .as("by the pages that the last analyze counted")
                    .containsExactly("app/other/other", "app/public/account");
        }
    }

    @Test
    void aDatabaseThatTheUserMayNotReadDoesNotFailTheOthers() throws Exception {
        seeded.execute("postgres", "REVOKE CONNECT ON DATABASE quiet FROM PUBLIC");
        try (Connection connection = seeded.connect(SeededServer.NOBODY, SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, "database");
            assertThat(scraped.values("pg_database_size_bytes").keySet())
                    .contains("app", "postgres")
                    .doesNotContain("quiet");
            assertThat(scraped.values("pg_database_connection_limit").keySet()).contains("quiet");
        }
    }

    private static double sum(Scraped scraped, String family) {
        return scraped.values(family).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection monitor() throws Exception {
        return seeded.connect(SeededServer.MONITOR, SeededServer.DATABASE);
    }
}
