package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.Reading.DEAD_ROWS;
import static io.pgcluster.exporter.dashboard.Reading.FAILED_ARCHIVES;
import static io.pgcluster.exporter.dashboard.Reading.FAILING_COLLECTORS;
import static io.pgcluster.exporter.dashboard.Reading.FOREIGN_KEYS_WITHOUT_INDEX;
import static io.pgcluster.exporter.dashboard.Reading.INVALID_INDEXES;
import static io.pgcluster.exporter.dashboard.Reading.LAG_OF_RECEIVER;
import static io.pgcluster.exporter.dashboard.Reading.NOT_REPLAYED;
import static io.pgcluster.exporter.dashboard.Reading.NOT_WRITTEN;
import static io.pgcluster.exporter.dashboard.Reading.PENDING_RESTARTS;
import static io.pgcluster.exporter.dashboard.Reading.REQUESTED_CHECKPOINTS;
import static io.pgcluster.exporter.dashboard.Reading.ROWS_DELETED;
import static io.pgcluster.exporter.dashboard.Reading.ROWS_READ;
import static io.pgcluster.exporter.dashboard.Reading.SEQUENCES_USED_UP;
import static io.pgcluster.exporter.dashboard.Reading.TABLES_BEHIND;
import static io.pgcluster.exporter.dashboard.Reading.TABLES_WITHOUT_PRIMARY_KEY;
import static io.pgcluster.exporter.dashboard.Reading.WAITING_FOR_ARCHIVE;
import static io.pgcluster.exporter.dashboard.Reading.WAL_KEPT_FOR_STANDBY;
import static io.pgcluster.exporter.dashboard.Reading.WAL_WRITTEN;
import static io.pgcluster.exporter.dashboard.Reading.WORK_MEM;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A primary whose archive, settings, tables or statistics are not as they should be. */
final class ServerFaults {
    private final MonitoredCluster cluster;
    private final EmbeddedPostgres primary;

    ServerFaults(MonitoredCluster cluster) {
        this.cluster = cluster;
        primary = cluster.cluster().server().server();
    }

    List<Fault> all() {
        return List.of(
                Fault.of("an archive command that fails", this::archive, FAILED_ARCHIVES, WAITING_FOR_ARCHIVE)
                        .also(WAL_KEPT_FOR_STANDBY, NOT_WRITTEN, LAG_OF_RECEIVER, NOT_REPLAYED),
                Fault.of("a checkpoint that is requested", () -> session().once("CHECKPOINT"), REQUESTED_CHECKPOINTS),
                Fault.of(
                                "rows that are deleted and not vacuumed",
                                () -> session()
                                        .once(
                                                "CREATE TABLE emptied(id int PRIMARY KEY) WITH (autovacuum_enabled = off)",
                                                "INSERT INTO emptied SELECT generate_series(1, 50000)",
                                                "DELETE FROM emptied"),
                                DEAD_ROWS,
                                TABLES_BEHIND,
                                ROWS_DELETED)
                        .also(WAL_WRITTEN, NOT_REPLAYED, NOT_WRITTEN, LAG_OF_RECEIVER, WAL_KEPT_FOR_STANDBY, ROWS_READ),
                Fault.of("a collector that fails", this::failing, FAILING_COLLECTORS),
                Fault.of("a setting that was changed", reread(settings("work_mem", "8MB", "4MB")), WORK_MEM),
                Fault.of(
                        "a setting that waits for a restart",
                        reread(settings("max_connections", "101", "100")),
                        PENDING_RESTARTS),
                Fault.of(
                        "an index that is not valid",
                        reread(() -> {
                            once("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'account_note'::regclass");
                            return () -> once(
                                    "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'account_note'::regclass");
                        }),
                        INVALID_INDEXES),
                Fault.of(
                        "a foreign key without an index",
                        created("child", "TABLE child(id int PRIMARY KEY, parent int REFERENCES account)"),
                        FOREIGN_KEYS_WITHOUT_INDEX),
                Fault.of(
                        "a table without a primary key",
                        created("keyless", "TABLE keyless(id int)"),
                        TABLES_WITHOUT_PRIMARY_KEY),
                Fault.of(
                                "much WAL",
                                () -> session()
                                        .once(
                                                "SELECT pg_logical_emit_message(false, 'fault', repeat('x', 4000000)) FROM generate_series(1, 4)"),
                                WAL_WRITTEN)
                        .also(NOT_REPLAYED, NOT_WRITTEN, LAG_OF_RECEIVER, WAL_KEPT_FOR_STANDBY),
                Fault.of(
                        "a sequence that is nearly used up",
                        created("used_up", "SEQUENCE used_up MAXVALUE 100 START 95"),
                        SEQUENCES_USED_UP));
    }

    private FaultSession session() throws SQLException {
        return new FaultSession(primary);
    }

    private void once(String... statements) throws SQLException {
        session().once(statements).close();
    }

    private AutoCloseable archive() throws Exception {
        primary.configure(Map.of("archive_command", "false"));
        once("SELECT txid_current()", "SELECT pg_switch_wal()");
        cluster.exporter().reload();
        return () -> {
            primary.configure(Map.of("archive_command", "true"));
            try (Connection connection = primary.connect()) {
                SeededServer.await(
                        connection,
                        "SELECT (count(*) = 0)::int FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'");
            }
            cluster.exporter().reload();
        };
    }

    /** What is only missing is skipped; this is there and fails. */
    private AutoCloseable failing() throws SQLException {
        once(
                "CREATE OR REPLACE VIEW pg_stat_statements_info AS SELECT (1 / 0)::bigint AS dealloc, now() AS stats_reset");
        return () -> once(
                "CREATE OR REPLACE VIEW pg_stat_statements_info AS SELECT dealloc, stats_reset FROM pg_stat_statements_info()");
    }

    private Fault.Cause settings(String name, String wrong, String right) {
        return () -> {
            primary.configure(Map.of(name, wrong));
            return () -> primary.configure(Map.of(name, right));
        };
    }

    private Fault.Cause created(String name, String definition) {
        String kind = definition.substring(0, definition.indexOf(' '));
        return reread(() -> {
            once("CREATE " + definition);
            if (kind.equals("SEQUENCE")) {
                once("SELECT nextval('" + name + "')");
            }
            return () -> once("DROP " + kind + " " + name);
        });
    }

    /** Of something that the exporter reads only once in a while. */
    private Fault.Cause reread(Fault.Cause cause) {
        return () -> {
            AutoCloseable end = cause.start();
            cluster.exporter().reload();
            return () -> {
                end.close();
                cluster.exporter().reload();
            };
        };
    }
}
