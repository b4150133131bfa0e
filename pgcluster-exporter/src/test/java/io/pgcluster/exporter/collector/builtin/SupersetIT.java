package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.metric.Family;
import io.pgcluster.exporter.server.ServerFacts;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the collectors show beyond postgres_exporter, on real servers on which something happens that it tells of, as a member of
 * pg_monitor. {@link FamilyListIT} has the families of postgres_exporter.
 */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 19})
class SupersetIT {
    /** What needs a situation that is not made here, with the reason. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry(
                    "pg_stat_progress_basebackup_",
                    "a base backup over the replication protocol, which the driver cannot take"),
            Map.entry("pg_stat_progress_vacuum_", "a vacuum that lasts, in FamilyListIT"),
            Map.entry("pg_stat_database_checksum_", "data checksums, and a block that is damaged"),
            Map.entry("pg_stat_replication_backend_xmin_age", "a standby that gives feedback"),
            Map.entry("pg_stat_replication_write_lag_seconds", "WAL that is on its way at this moment"),
            Map.entry("pg_stat_replication_flush_lag_seconds", "WAL that is on its way at this moment"),
            Map.entry("pg_stat_replication_replay_lag_seconds", "WAL that is on its way at this moment"),
            Map.entry("pg_stat_replication_slots_slotsync_last_skip_", "a standby that cannot synchronize a slot"),
            Map.entry("pg_replication_slots_xmin_age", "a standby that gives feedback"),
            Map.entry("pg_replication_receiver_connected", "a standby"),
            Map.entry("pg_replication_replay_paused", "a standby"),
            Map.entry("pg_replication_receive_lag_bytes", "a standby"),
            Map.entry("pg_replication_replay_lag_bytes", "a standby"),
            Map.entry("pg_subscription_rel_count", "the database that subscribes, which is another one"),
            Map.entry("pg_stat_user_tables_rest", "more tables than a test should have"));

    @SuppressWarnings("NullAway.Init") // set before the first test of each version
    private static SituationServer situation;

    private final int major;

    SupersetIT(int major) {
        this.major = major;
    }

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        situation = SituationServer.start(major);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        situation.close();
    }

    @Test
    void showsEveryFamilyThatIsDefinedForThisServerAndNoOther() throws Exception {
        try (Connection connection = situation.monitor()) {
            Scraped scraped = Scraped.of(connection, defined());
            ServerFacts facts = TestSession.of(connection).facts();
            Set<String> expected = described(facts, false);
            Set<String> possible = described(facts, true);
            Set<String> found = beyond(scraped);
            assertThat(found).containsAll(expected);
            assertThat(possible).containsAll(found);
            assertThat(scraped.batch().dropped()).isEmpty();
        }
    }

    @Test
    void runsAllButBloatForAMemberOfPgMonitorAlone() throws Exception {
        try (Connection connection = situation.plainMonitor()) {
            Scraped scraped = Scraped.of(connection, defined());
            Map<String, SkipReason> refused = new TreeMap<>(scraped.skipped());
            refused.values().removeAll(Set.of(SkipReason.VERSION, SkipReason.ROLE));
            assertThat(refused).isEqualTo(Map.of("bloat", SkipReason.PRIVILEGE));
            assertThat(scraped.value("pg_sequences_unreadable", "app")).isEqualTo(2);
        }
    }

    @Test
    void showsEachSeriesOnce() throws Exception {
        try (Connection connection = situation.monitor()) {
            for (Family family : Scraped.of(connection, defined()).batch().families()) {
                List<List<String>> series = new ArrayList<>();
                for (int index = 0; index < family.size(); index++) {
                    series.add(family.labelValues(index));
                }
                assertThat(series).as(family.descriptor().name()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void showsWhoWaitsForWhom() throws Exception {
        try (Connection connection = situation.monitor()) {
            Scraped scraped = Scraped.of(connection, "locks_waiting", "stat_activity_backends");
            assertThat(scraped.value("pg_locks_waiting", "app", "AccessShareLock", "relation"))
                    .isEqualTo(1);
            assertThat(scraped.value("pg_locks_waiting", "app", "RowExclusiveLock", "relation"))
                    .isEqualTo(1);
            assertThat(scraped.value("pg_blocked_sessions", "app")).isEqualTo(2);
            assertThat(scraped.value("pg_blocking_sessions")).isEqualTo(2);
            assertThat(scraped.value("pg_lock_tree_roots")).isEqualTo(1);
            assertThat(scraped.value("pg_lock_tree_depth")).isEqualTo(2);
            assertThat(scraped.values("pg_stat_activity_wait_events"))
                    .containsEntry("client backend/Lock/relation", 2.0);
            assertThat(scraped.value("pg_stat_activity_max_idle_in_transaction_seconds", "app"))
                    .isPositive();
            assertThat(scraped.value("pg_stat_activity_max_query_duration_seconds", "app"))
                    .isPositive();
            assertThat(scraped.value("pg_autovacuum_workers")).isZero();
            if (major >= 14) {
                assertThat(scraped.value("pg_locks_max_wait_seconds")).isPositive();
            }
        }
    }

    @Test
    void showsTheValuesThatTheServerHas() throws Exception {
        try (Connection connection = situation.monitor()) {
            Scraped scraped = Scraped.of(connection, defined());
            for (ValueCheck check : SupersetValues.checks(major)) {
                assertThat(scraped.value(check.family(), check.labels().toArray(String[]::new)))
                        .as("%s by %s", check.family(), check.sql())
                        .isEqualTo(situation.ask(check.sql()));
            }
        }
    }

    @Test
    void countersLieBetweenWhatTheServerSaysBeforeAndAfter() throws Exception {
        try (Connection connection = situation.monitor()) {
            for (ValueCheck check : SupersetValues.growing(major)) {
                double before = situation.ask(check.sql());
                double shown = Scraped.of(connection, defined())
                        .value(check.family(), check.labels().toArray(String[]::new));
                assertThat(shown).as(check.family()).isBetween(before, situation.ask(check.sql()));
            }
        }
    }

    @Test
    void showsTheLastKnownSizeOfALockedIndex() throws Exception {
        try (Connection connection = situation.monitor()) {
            assertThat(Scraped.of(connection, "index_size")
                            .value("pg_index_size_bytes", "app", "public", "rewritten", "rewritten_slowly"))
                    .isEqualTo(
                            situation.ask("SELECT 8192 * relpages FROM pg_class WHERE relname = 'rewritten_slowly'"));
        }
    }

    @Test
    void showsTheStateOfSubscribedTables() throws Exception {
        try (Connection connection = situation.server().connect("copies")) {
            assertThat(Scraped.of(connection, "subscription_rel").values("pg_subscription_rel_count"))
                    .isEqualTo(Map.of("copies/ready", 1.0));
        }
    }

    @Test
    void showsOnAStandbyHowFarItIs() throws Exception {
        try (EmbeddedPostgres standby = situation.server().replica(Map.of("hot_standby_feedback", "on"));
                Connection connection = standby.connect("app")) {
            SeededServer.await(connection, "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'");
            Scraped scraped = Scraped.of(connection, "replication_state", "stat_recovery_prefetch", "stat_recovery");
            assertThat(scraped.value("pg_replication_receiver_connected")).isEqualTo(1);
            assertThat(scraped.value("pg_replication_replay_paused")).isZero();
            assertThat(scraped.value("pg_replication_timeline")).isEqualTo(1);
            assertThat(scraped.value("pg_replication_replay_lag_bytes")).isNotNegative();
            assertThat(scraped.has("pg_stat_recovery_prefetch_io_depth")).isEqualTo(major >= 15);
            assertThat(scraped.has("pg_stat_recovery_last_replayed_lsn_bytes")).isEqualTo(major >= 19);
            if (major >= 19) {
                assertThat(scraped.value("pg_stat_recovery_promote_triggered")).isZero();
                assertThat(scraped.value("pg_stat_recovery_pause_state", "not paused"))
                        .isEqualTo(1);
                assertThat(scraped.value("pg_stat_recovery_last_replayed_timeline"))
                        .isEqualTo(1);
                assertThat(scraped.value("pg_stat_recovery_last_replayed_lsn_bytes"))
                        .isBetween(1.0, situation.ask("SELECT pg_current_wal_lsn() - '0/0'"));
            }
        }
    }

    /** The collectors that are data, with all they can show. */
    private static List<Collector> defined() {
        return BuiltinCollectors.all().stream()
                .filter(DefinedCollector.class::isInstance)
                .toList();
    }

    /** Families beyond those of postgres_exporter that the files define for this server. */
    private static Set<String> described(ServerFacts facts, boolean alsoWhatIsNotMadeHere) throws Exception {
        Set<String> given = given();
        return DefinedFamily.all().stream()
                .filter(family -> !given.contains(family.metric().name()) && family.isFor(facts))
                .filter(family -> alsoWhatIsNotMadeHere
                        || NOT_HERE.keySet().stream()
                                .noneMatch(name -> family.metric().name().startsWith(name)))
                .map(DefinedFamily::described)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> beyond(Scraped scraped) throws Exception {
        Set<String> given = given();
        return scraped.families().stream()
                .filter(family -> !given.contains(family.substring(0, family.indexOf(' '))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> given() throws Exception {
        return ListedFamily.all().stream().map(ListedFamily::name).collect(Collectors.toSet());
    }
}
