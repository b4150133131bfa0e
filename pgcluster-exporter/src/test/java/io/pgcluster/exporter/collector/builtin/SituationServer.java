package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A server on which much keeps happening at once: sessions wait for each other, a transaction is prepared, a sort keeps
 * its file, an index, a rewritten table, an analyzed table and a copy are half done, WAL can not be archived, one database subscribes to
 * another.
 */
final class SituationServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final List<Connection> sessions = new ArrayList<>();
    private final ExecutorService waiting = Executors.newCachedThreadPool();

    private SituationServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static SituationServer start(int major) throws Exception {
        ServerSettings settings = ServerSettings.DEFAULT
                .preloading("pg_stat_statements")
                .with(Map.of(
                        "wal_level", "logical",
                        "archive_mode", "on",
                        "archive_command", "true",
                        "autovacuum", "off",
                        "max_prepared_transactions", "5",
                        "track_functions", "all",
                        "logging_collector", "on"));
        Path servers = Path.of("target/servers");
        SituationServer made =
                new SituationServer(EmbeddedPostgres.start(BuildBinaries.homeOrSkip(major), servers, settings));
        boolean done = false;
        try {
            made.fill(major);
            made.subscribe();
            made.failToArchive();
            made.keepBusy(major);
            done = true;
            return made;
        } finally {
            if (!done) {
                made.close();
            }
        }
    }

    EmbeddedPostgres server() {
        return server;
    }

    /** A new connection of a member of pg_monitor, which may also read all data where there is a role for that. */
    Connection monitor() throws SQLException {
        return as("monitor");
    }

    /** A new connection of a member of pg_monitor and of nothing else. */
    Connection plainMonitor() throws SQLException {
        return as("plain");
    }

    private Connection as(String role) throws SQLException {
        Connection connection = server.connect("app");
        run(connection, "SET SESSION AUTHORIZATION " + role);
        return connection;
    }

    double ask(String sql) throws SQLException {
        try (Connection connection = server.connect("app")) {
            return Objects.requireNonNull(SeededServer.ask(connection, sql), "no row");
        }
    }

    private void fill(int major) throws SQLException {
        execute(
                "postgres",
                "CREATE ROLE monitor LOGIN",
                "GRANT pg_monitor TO monitor",
                "CREATE ROLE plain LOGIN",
                "GRANT pg_monitor TO plain",
                "CREATE DATABASE app",
                "CREATE DATABASE copies");
        execute(
                "app",
                major >= 14 ? "GRANT pg_read_all_data TO monitor" : "SELECT 1",
                "CREATE EXTENSION pg_stat_statements",
                "CREATE EXTENSION pg_buffercache",
                "CREATE TABLE parent(id int PRIMARY KEY, note text)",
                "INSERT INTO parent SELECT n, repeat('x', 100) FROM generate_series(1, 60000) n",
                "CREATE TABLE child(id serial PRIMARY KEY, parent int REFERENCES parent, a int, b int)",
                "INSERT INTO child(parent, a, b) SELECT 1, n, n FROM generate_series(1, 1000) n",
                "CREATE INDEX child_a ON child(a)",
                "CREATE INDEX child_a_b ON child(a, b)",
                "CREATE TABLE published(id int PRIMARY KEY)",
                "CREATE TABLE keyless(id int)",
                "CREATE TABLE wide(id int PRIMARY KEY)",
                "INSERT INTO wide SELECT generate_series(1, 100000)",
                "CREATE SEQUENCE short MAXVALUE 101",
                "GRANT USAGE ON SEQUENCE short TO monitor",
                "SELECT setval('short', 51)",
                "CREATE FUNCTION nap(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$BEGIN"
                        + " PERFORM pg_sleep(coalesce(nullif(current_setting('test.nap', true), ''), '0')::float); RETURN $1; END$$",
                "SELECT nap(1)",
                "CREATE TABLE copied(id int)",
                "CREATE TABLE indexed AS SELECT generate_series(1, 20) AS id",
                "CREATE TABLE rewritten AS SELECT generate_series(1, 20) AS id",
                "CREATE INDEX rewritten_slowly ON rewritten(nap(id))",
                "VACUUM ANALYZE",
                "SELECT count(*) FROM parent WHERE id = 7");
    }

    private void subscribe() throws SQLException {
        execute(
                "app",
                "CREATE PUBLICATION all_of_it FOR TABLE published",
                "SELECT pg_create_logical_replication_slot('copies', 'pgoutput')",
                "SELECT pg_create_physical_replication_slot('physical', true)",
                "INSERT INTO published VALUES (1)");
        execute(
                "copies",
                "CREATE TABLE published(id int PRIMARY KEY)",
                "CREATE SUBSCRIPTION copies CONNECTION 'host=127.0.0.1 port=" + server.port()
                        + " user=postgres password=" + server.password()
                        + " dbname=app' PUBLICATION all_of_it WITH (create_slot = false, slot_name = 'copies')");
        await("copies", "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate = 'r'");
    }

    private void failToArchive() throws Exception {
        execute("app", "SELECT pg_switch_wal()");
        await("app", "SELECT archived_count FROM pg_stat_archiver");
        server.configure(Map.of("archive_command", "false"));
        await("app", "SELECT count(*) FROM pg_settings WHERE name = 'archive_command' AND setting = 'false'");
        execute("app", "CREATE TABLE more()", "SELECT pg_switch_wal()");
        await("app", "SELECT failed_count FROM pg_stat_archiver");
    }

    private void keepBusy(int major) throws Exception {
        session("BEGIN", "INSERT INTO keyless VALUES (1)", "PREPARE TRANSACTION 'forgotten'");
        session(
                "SET work_mem = '64kB'",
                "BEGIN",
                "DECLARE sorted CURSOR FOR SELECT n FROM generate_series(1, 100000) n ORDER BY n DESC",
                "FETCH sorted");
        session("BEGIN", "LOCK TABLE child");
        later("BEGIN", "LOCK TABLE parent IN SHARE MODE", "SELECT count(*) FROM child");
        awaitCount("pg_locks WHERE NOT granted", 1);
        later("INSERT INTO parent VALUES (-1, '')");
        awaitCount("pg_locks WHERE NOT granted", 2);
        later("SET test.nap = '30'", "CREATE INDEX ON indexed(nap(id))");
        later("SET test.nap = '30'", "VACUUM FULL rewritten");
        later(
                "SET vacuum_cost_delay = 100",
                "SET vacuum_cost_limit = 1",
                "SET vacuum_cost_page_hit = 100",
                "ANALYZE wide");
        Connection copying = session("BEGIN");
        CopyIn copy = copying.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN");
        byte[] row = "1\n".getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(row, 0, row.length);
        copy.flushCopy();
        awaitCount("pg_stat_progress_create_index", 1);
        awaitCount("pg_stat_progress_cluster", 1);
        awaitCount("pg_locks WHERE relation = 'rewritten_slowly'::regclass AND mode = 'AccessExclusiveLock'", 1);
        if (major >= 13) {
            awaitCount("pg_stat_progress_analyze", 1);
        }
        if (major >= 14) {
            awaitCount("pg_stat_progress_copy", 1);
        }
    }

    private void awaitCount(String what, int count) throws SQLException {
        await("app", "SELECT (count(*) >= " + count + ")::int FROM " + what);
    }

    private Connection session(String... statements) throws SQLException {
        Connection connection = server.connect("app");
        sessions.add(connection);
        run(connection, statements);
        return connection;
    }

    /** Runs statements of which the last one does not come back as long as the server lives. */
    private void later(String... statements) throws SQLException {
        Connection connection = server.connect("app");
        sessions.add(connection);
        waiting.execute(() -> {
            try {
                run(connection, statements);
            } catch (SQLException e) {
                // It ends when the server does.
                return;
            }
        });
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = server.connect(database)) {
            run(connection, statements);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void await(String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database)) {
            SeededServer.await(connection, sql);
        }
    }

    /** Stops the server, which ends all that its sessions are busy with. */
    @Override
    public void close() throws SQLException {
        server.close();
        for (Connection session : sessions) {
            session.close();
        }
        waiting.shutdown();
    }
}
