package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * A server in which every family has something to show: slots, one of them in use by a receiver; an idle session; archived WAL; an
 * autovacuum that takes its time; extensions; tables with rows, indexes and TOAST.
 */
public final class SeededServer implements AutoCloseable {
    public static final String DATABASE = "app";
    static final String MONITOR = "monitor";
    static final String NOBODY = "nobody";
    private static final String PASSWORD = "secret-of-a-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final List<Connection> opened = new ArrayList<>();

    private SeededServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static SeededServer start(int major) throws Exception {
        ServerSettings settings = ServerSettings.DEFAULT
                .preloading("pg_stat_statements")
                .with("wal_level", "logical")
                .with("archive_mode", "on")
                .with("archive_command", "true")
                .with("autovacuum_naptime", "1s")
                .with("track_io_timing", "on");
        if (major >= 13) {
            settings = settings.with("max_slot_wal_keep_size", "1GB");
        }
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(BuildBinaries.homeOrSkip(major), Path.of("target/servers"), settings);
        SeededServer seeded = new SeededServer(postgres);
        seeded.seed();
        return seeded;
    }

    public EmbeddedPostgres server() {
        return server;
    }

    /** A new connection of that user to the database. */
    Connection connect(String user, String database) throws SQLException {
        return connect(server, user, database);
    }

    static Connection connect(EmbeddedPostgres server, String user, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(server.url(database), properties);
    }

    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row; null if there is none. */
    static @Nullable Double ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getDouble(1) : null;
        }
    }

    /** Waits until the query gives something else than 0. */
    public static void await(Connection connection, String sql) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Double value = ask(connection, sql); value == null || value == 0; value = ask(connection, sql)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still 0 after " + PATIENCE + ": " + sql);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void seed() throws Exception {
        execute(
                "postgres",
                "CREATE ROLE monitor LOGIN PASSWORD '" + PASSWORD + "' CONNECTION LIMIT 7",
                "GRANT pg_monitor TO monitor",
                "CREATE ROLE nobody LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE DATABASE app CONNECTION LIMIT 33",
                "CREATE DATABASE quiet");
        execute(
                DATABASE,
                "CREATE EXTENSION pg_stat_statements",
                "CREATE EXTENSION pg_buffercache",
                "CREATE TABLE account(id int PRIMARY KEY, note text) WITH (autovacuum_enabled = off)",
                "INSERT INTO account SELECT n, repeat('x', 100) FROM generate_series(1, 5000) n",
                "CREATE INDEX account_note ON account(note)",
                "UPDATE account SET note = 'y' WHERE id <= 100",
                "DELETE FROM account WHERE id > 4900",
                "ANALYZE account",
                "SELECT count(*) FROM account WHERE id = 7",
                "CREATE TABLE slow(id int PRIMARY KEY) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,"
                        + " autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, autovacuum_analyze_threshold = 1000000000)",
                "INSERT INTO slow SELECT generate_series(1, 100000)",
                "DELETE FROM slow WHERE id % 2 = 0",
                "SELECT pg_create_physical_replication_slot('physical_one', true)",
                "SELECT pg_create_logical_replication_slot('logical_one', 'test_decoding')",
                "SELECT pg_switch_wal()");
        receive();
        opened.add(connect(MONITOR, DATABASE));
        try (Connection connection = server.connect(DATABASE)) {
            await(connection, "SELECT count(*) FROM pg_stat_user_tables WHERE relname = 'account' AND n_tup_del > 0");
            await(connection, "SELECT count(*) FROM pg_stat_archiver WHERE last_archived_time IS NOT NULL");
            await(connection, "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn IS NOT NULL");
            await(
                    connection,
                    "SELECT count(*) FROM pg_stat_progress_vacuum WHERE relid = 'slow'::regclass AND phase <> 'initializing'");
        }
    }

    private void receive() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("password", server.password());
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        // It never replies, and would be disconnected after a minute.
        PGProperty.OPTIONS.set(properties, "-c wal_sender_timeout=0");
        Connection connection = DriverManager.getConnection(server.url(DATABASE), properties);
        opened.add(connection);
        LogSequenceNumber start = LogSequenceNumber.valueOf(position());
        PGReplicationStream stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withSlotName("physical_one")
                .withStartPosition(start)
                .start();
        stream.setFlushedLSN(start);
        stream.setAppliedLSN(start);
        stream.forceUpdateStatus();
    }

    private String position() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_lsn()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A standby whose slot is one that repmgr would have made. */
    public EmbeddedPostgres standby() throws Exception {
        execute("postgres", "SELECT pg_create_physical_replication_slot('repmgr_slot_5', true)");
        return server.replica(Map.of("primary_slot_name", "repmgr_slot_5"));
    }

    /** Ends the receiver, for which a server that is told to stop would wait, and stops the server. */
    void stop() throws IOException, SQLException {
        disconnect();
        server.stop();
    }

    @Override
    public void close() throws SQLException {
        disconnect();
        server.close();
    }

    private void disconnect() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
        opened.clear();
    }
}
