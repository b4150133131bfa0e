package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.SkipReason;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a streaming standby shows; in order, since the primary is stopped in the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandbyIT {
    private static final int MAJOR = 15;

    private static SeededServer primary;
    private static EmbeddedPostgres standby;
    private static EmbeddedPostgres withoutSlot;

    @BeforeAll
    static void start() throws Exception {
        primary = SeededServer.start(MAJOR);
        standby = primary.standby();
        withoutSlot = primary.server().replica(Map.of("primary_slot_name", ""));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable closeable : List.of(withoutSlot, standby, primary)) {
            closeable.close();
        }
    }

    @Test
    @Order(1)
    void showsEveryFamilyOfItsReceiver() throws Exception {
        awaitStreaming(standby);
        try (Connection connection = monitor(standby)) {
            Scraped scraped = Scraped.of(connection, "stat_wal_receiver");
            assertThat(scraped.families())
                    .isEqualTo(ListedFamily.all().stream()
                            .filter(family -> family.collector().equals("stat_wal_receiver"))
                            .map(ListedFamily::described)
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(scraped.value("pg_stat_wal_receiver_upstream_node", "127.0.0.1", "repmgr_slot_5", "streaming"))
                    .isEqualTo(5);
            assertThat(scraped.value("pg_stat_wal_receiver_received_tli", "127.0.0.1", "repmgr_slot_5", "streaming"))
                    .isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    void showsAReceiverWithoutASlot() throws Exception {
        awaitStreaming(withoutSlot);
        try (Connection connection = monitor(withoutSlot);
                Connection direct = withoutSlot.connect()) {
            Scraped scraped = Scraped.of(connection, "stat_wal_receiver");
            assertThat(scraped.value("pg_stat_wal_receiver_receive_start_lsn", "127.0.0.1", "", "streaming"))
                    .isEqualTo(SeededServer.ask(direct, "SELECT receive_start_lsn - '0/0' FROM pg_stat_wal_receiver"));
        }
    }

    @Test
    @Order(3)
    void everyDefaultCollectorWorksOnIt() throws Exception {
        try (Connection connection = monitor(standby)) {
            Scraped scraped = Scraped.of(
                    connection,
                    BuiltinCollectors.all().stream()
                            .filter(Collector::onByDefault)
                            .toList());
            assertThat(scraped.skipped().values())
                    .isSubsetOf(SkipReason.VERSION, SkipReason.ROLE, SkipReason.EXTENSION);
            assertThat(scraped.value("pg_replication_is_replica")).isEqualTo(1);
            assertThat(scraped.value("pg_settings_transaction_read_only")).isEqualTo(1);
        }
    }

    @Test
    @Order(4)
    void isNotBehindWhileItIsConnectedAndHasReplayedAll() throws Exception {
        primary.execute(SeededServer.DATABASE, "DROP TABLE slow");
        try (Connection direct = standby.connect();
                Connection connection = monitor(standby)) {
            SeededServer.await(direct, "SELECT (pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn())::int");
            assertThat(Scraped.of(connection, "replication").value("pg_replication_lag_seconds"))
                    .isZero();
        }
    }

    @Test
    @Order(5)
    void isBehindWhenItsReceiverIsGone() throws Exception {
        primary.stop();
        try (Connection direct = standby.connect();
                Connection connection = monitor(standby)) {
            SeededServer.await(
                    direct, "SELECT (count(*) = 0)::int FROM pg_stat_wal_receiver WHERE status = 'streaming'");
            SeededServer.await(direct, "SELECT (now() - pg_last_xact_replay_timestamp() > '1s'::interval)::int");
            Scraped scraped = Scraped.of(connection, "replication");
            assertThat(scraped.value("pg_replication_lag_seconds"))
                    .isGreaterThan(1)
                    .isEqualTo(scraped.value("pg_replication_last_replay_seconds"));
        }
    }

    private static void awaitStreaming(EmbeddedPostgres server) throws Exception {
        try (Connection direct = server.connect()) {
            SeededServer.await(
                    direct,
                    "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming' AND flushed_lsn IS NOT NULL"
                            + " AND latest_end_lsn IS NOT NULL");
        }
    }

    private static Connection monitor(EmbeddedPostgres server) throws Exception {
        return SeededServer.connect(server, SeededServer.MONITOR, SeededServer.DATABASE);
    }
}
