package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.Reading.CANCELLED_BY_RECOVERY;
import static io.pgcluster.exporter.dashboard.Reading.INACTIVE_SLOTS;
import static io.pgcluster.exporter.dashboard.Reading.LAG_OF_RECEIVER;
import static io.pgcluster.exporter.dashboard.Reading.LAG_OF_STANDBY;
import static io.pgcluster.exporter.dashboard.Reading.NOT_REPLAYED;
import static io.pgcluster.exporter.dashboard.Reading.NOT_WRITTEN;
import static io.pgcluster.exporter.dashboard.Reading.PATRONI_SILENT;
import static io.pgcluster.exporter.dashboard.Reading.REPLAY_PAUSED;
import static io.pgcluster.exporter.dashboard.Reading.ROLE;
import static io.pgcluster.exporter.dashboard.Reading.SERVERS_DOWN;
import static io.pgcluster.exporter.dashboard.Reading.STANDBYS_NOT_STREAMING;
import static io.pgcluster.exporter.dashboard.Reading.SYNCHRONOUS_STANDBYS;
import static io.pgcluster.exporter.dashboard.Reading.TIMELINE;
import static io.pgcluster.exporter.dashboard.Reading.WAL_KEPT_FOR_STANDBY;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.prometheus.ProcessSignal;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What is wrong between a primary and its standby; at last there are two primaries. */
final class ReplicationFaults {
    /** Short, but long enough for the statements of the load. */
    private static final String CONFLICT_DELAY = "1s";

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    ReplicationFaults(WatchedCluster cluster) {
        primary = cluster.server().server();
        standby = cluster.standby();
    }

    List<Fault> all() {
        return List.of(
                Fault.of(
                        "a slot that is not in use",
                        () -> {
                            once(primary, "SELECT pg_create_physical_replication_slot('forgotten', true)");
                            return () -> once(primary, "SELECT pg_drop_replication_slot('forgotten')");
                        },
                        INACTIVE_SLOTS),
                Fault.of(
                        "a standby that commits wait for",
                        () -> {
                            primary.configure(Map.of("synchronous_standby_names", "replica_1"));
                            return () -> primary.configure(Map.of("synchronous_standby_names", ""));
                        },
                        SYNCHRONOUS_STANDBYS),
                Fault.of("a query that recovery cancels", this::conflict, CANCELLED_BY_RECOVERY),
                Fault.of(
                                "replay that is paused",
                                () -> {
                                    once(standby, "SELECT pg_wal_replay_pause()");
                                    return () -> once(standby, "SELECT pg_wal_replay_resume()");
                                },
                                REPLAY_PAUSED,
                                NOT_REPLAYED,
                                LAG_OF_RECEIVER,
                                LAG_OF_STANDBY)
                        .also(WAL_KEPT_FOR_STANDBY),
                Fault.of("a receiver that hangs", this::receiver, NOT_WRITTEN, LAG_OF_RECEIVER, WAL_KEPT_FOR_STANDBY)
                        .also(LAG_OF_STANDBY),
                Fault.of(
                                "a standby whose login is refused",
                                this::refusal,
                                STANDBYS_NOT_STREAMING,
                                INACTIVE_SLOTS,
                                LAG_OF_STANDBY)
                        .also(NOT_WRITTEN, LAG_OF_RECEIVER, WAL_KEPT_FOR_STANDBY, NOT_REPLAYED),
                Fault.of(
                                "a server that does not run",
                                () -> {
                                    standby.stop();
                                    return standby::start;
                                },
                                SERVERS_DOWN,
                                INACTIVE_SLOTS)
                        .also(
                                ROLE,
                                WAL_KEPT_FOR_STANDBY,
                                NOT_WRITTEN,
                                LAG_OF_RECEIVER,
                                LAG_OF_STANDBY,
                                NOT_REPLAYED,
                                REPLAY_PAUSED,
                                STANDBYS_NOT_STREAMING,
                                CANCELLED_BY_RECOVERY,
                                TIMELINE,
                                PATRONI_SILENT),
                Fault.of(
                                "a standby that is promoted",
                                () -> {
                                    standby.promote();
                                    return () -> {};
                                },
                                TIMELINE,
                                ROLE)
                        .also(
                                INACTIVE_SLOTS,
                                WAL_KEPT_FOR_STANDBY,
                                NOT_WRITTEN,
                                LAG_OF_RECEIVER,
                                LAG_OF_STANDBY,
                                NOT_REPLAYED,
                                REPLAY_PAUSED,
                                STANDBYS_NOT_STREAMING));
    }

    private static void once(EmbeddedPostgres server, String... statements) throws SQLException {
        new FaultSession(server).once(statements).close();
    }

    private AutoCloseable conflict() throws Exception {
        once(primary, "CREATE TABLE IF NOT EXISTS cancelled(id int PRIMARY KEY)");
        standby.configure(Map.of("max_standby_streaming_delay", CONFLICT_DELAY));
        FaultSession reader = new FaultSession(standby);
        try (Connection connection = standby.connect(SeededServer.DATABASE)) {
            SeededServer.await(connection, "SELECT count(*) FROM pg_class WHERE relname = 'cancelled'");
            SeededServer.await(
                    connection,
                    "SELECT (current_setting('max_standby_streaming_delay') = '" + CONFLICT_DELAY + "')::int");
        }
        // The savepoint ends the snapshot, so that no vacuum comes first.
        reader.once("BEGIN", "SELECT count(*) FROM cancelled", "SAVEPOINT without_snapshot");
        once(primary, "TRUNCATE cancelled");
        return () -> {
            reader.close();
            standby.configure(Map.of("max_standby_streaming_delay", "30s"));
        };
    }

    private AutoCloseable receiver() throws Exception {
        long pid = Long.parseLong(ask("SELECT pid FROM pg_stat_wal_receiver"));
        ProcessSignal.send(ProcessSignal.STOP, pid);
        return () -> ProcessSignal.send(ProcessSignal.CONTINUE, pid);
    }

    private AutoCloseable refusal() throws Exception {
        String right = ask("SHOW primary_conninfo");
        standby.configure(Map.of(
                "primary_conninfo",
                right.replaceAll("password=\\S+", "password=wrong"),
                "wal_retrieve_retry_interval",
                "500ms"));
        return () -> standby.configure(Map.of("primary_conninfo", right));
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = standby.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
