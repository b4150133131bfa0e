package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.Reading.BLOCKED_SESSIONS;
import static io.pgcluster.exporter.dashboard.Reading.CONNECTIONS_OF_DATABASE;
import static io.pgcluster.exporter.dashboard.Reading.CONNECTIONS_USED;
import static io.pgcluster.exporter.dashboard.Reading.DEADLOCKS;
import static io.pgcluster.exporter.dashboard.Reading.LOCK_TABLE_USED;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_IDLE_IN_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_LOCK_WAIT;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.ROOTS_OF_WAITS;
import static io.pgcluster.exporter.dashboard.Reading.ROWS_KEPT_FOR_TRANSACTIONS;
import static io.pgcluster.exporter.dashboard.Reading.ROWS_READ;
import static io.pgcluster.exporter.dashboard.Reading.ROWS_READ_BY_SCANS;
import static io.pgcluster.exporter.dashboard.Reading.SESSIONS_ABANDONED;
import static io.pgcluster.exporter.dashboard.Reading.SESSIONS_KILLED;
import static io.pgcluster.exporter.dashboard.Reading.SESSIONS_OPENED;
import static io.pgcluster.exporter.dashboard.Reading.SHARE_ROLLED_BACK;
import static io.pgcluster.exporter.dashboard.Reading.TEMPORARY_FILES_NOW;
import static io.pgcluster.exporter.dashboard.Reading.TEMPORARY_FILES_WRITTEN;
import static io.pgcluster.exporter.dashboard.Reading.WAITING_LOCK_REQUESTS;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sessions of which something is wrong. */
final class SessionFaults {
    private static final int MANY_SESSIONS = 25;
    private static final String SORT = "SELECT n FROM generate_series(1, 200000) n ORDER BY n DESC";

    private final EmbeddedPostgres primary;

    SessionFaults(WatchedCluster cluster) {
        primary = cluster.server().server();
    }

    List<Fault> all() {
        return List.of(
                Fault.of(
                        "a transaction that takes long",
                        () -> session().repeat("BEGIN; SELECT pg_sleep(30); COMMIT"),
                        LONGEST_TRANSACTION,
                        ROWS_KEPT_FOR_TRANSACTIONS),
                Fault.of(
                        "a session that is idle in a transaction",
                        () -> session().once("BEGIN", "SELECT txid_current()", "SAVEPOINT without_snapshot"),
                        LONGEST_IDLE_IN_TRANSACTION,
                        LONGEST_TRANSACTION,
                        ROWS_KEPT_FOR_TRANSACTIONS),
                Fault.of(
                                "a lock that another session waits for",
                                this::lock,
                                BLOCKED_SESSIONS,
                                LONGEST_LOCK_WAIT,
                                WAITING_LOCK_REQUESTS,
                                ROOTS_OF_WAITS)
                        .also(LONGEST_TRANSACTION, LONGEST_IDLE_IN_TRANSACTION, ROWS_KEPT_FOR_TRANSACTIONS),
                Fault.of(
                        "a session that holds many locks",
                        () -> session().once("SELECT pg_advisory_lock(n) FROM generate_series(1, 1500) n"),
                        LOCK_TABLE_USED),
                Fault.of("two sessions that wait for each other", this::deadlock, DEADLOCKS)
                        .also(
                                SHARE_ROLLED_BACK,
                                BLOCKED_SESSIONS,
                                WAITING_LOCK_REQUESTS,
                                LONGEST_LOCK_WAIT,
                                ROOTS_OF_WAITS,
                                LONGEST_TRANSACTION,
                                LONGEST_IDLE_IN_TRANSACTION,
                                ROWS_KEPT_FOR_TRANSACTIONS),
                Fault.of(
                                "sorts in temporary files",
                                () -> session()
                                        .once("SET work_mem = '64kB'")
                                        .repeat("SELECT count(*) FROM (" + SORT + " OFFSET 0) s"),
                                TEMPORARY_FILES_WRITTEN)
                        .also(TEMPORARY_FILES_NOW),
                Fault.of(
                                "a temporary file that stays open",
                                () -> session()
                                        .once(
                                                "SET work_mem = '64kB'",
                                                "BEGIN",
                                                "DECLARE c CURSOR FOR " + SORT,
                                                "FETCH 1 FROM c"),
                                TEMPORARY_FILES_NOW)
                        .also(
                                TEMPORARY_FILES_WRITTEN,
                                LONGEST_TRANSACTION,
                                LONGEST_IDLE_IN_TRANSACTION,
                                ROWS_KEPT_FOR_TRANSACTIONS),
                Fault.of(
                        "transactions that are rolled back",
                        () -> session()
                                // It reads a table: a session without such statistics reports its rollbacks only when
                                // it ends.
                                .repeat("BEGIN; SELECT count(*) FROM account WHERE id = 7; ROLLBACK"),
                        SHARE_ROLLED_BACK),
                Fault.of(
                        "sequential scans of a table",
                        () -> session()
                                .once(
                                        "SET enable_indexscan = off",
                                        "SET enable_bitmapscan = off",
                                        "SET enable_indexonlyscan = off")
                                .repeat("SELECT count(*) FROM account WHERE note > ''"),
                        ROWS_READ,
                        ROWS_READ_BY_SCANS),
                Fault.of("many sessions", this::sessions, CONNECTIONS_USED, CONNECTIONS_OF_DATABASE)
                        .also(SESSIONS_OPENED),
                Fault.of(
                        "clients that connect again and again",
                        () -> Repetition.start(() -> open().close()),
                        SESSIONS_OPENED),
                Fault.of(
                                "clients that vanish",
                                () -> Repetition.start(() -> open().abort(Runnable::run)),
                                SESSIONS_ABANDONED)
                        .also(SESSIONS_OPENED),
                Fault.of("sessions that are terminated", () -> Repetition.start(this::terminate), SESSIONS_KILLED)
                        .also(SESSIONS_OPENED));
    }

    private FaultSession session() throws SQLException {
        return new FaultSession(primary);
    }

    private AutoCloseable lock() throws Exception {
        FaultSession holder =
                session().once("CREATE TABLE IF NOT EXISTS locked(id int PRIMARY KEY)", "BEGIN", "LOCK TABLE locked");
        FaultSession waiter = session().repeat("INSERT INTO locked VALUES (1)");
        return () -> {
            holder.close();
            waiter.close();
        };
    }

    private AutoCloseable deadlock() throws Exception {
        FaultSession one = session()
                .once(
                        "CREATE TABLE IF NOT EXISTS crossed(id int PRIMARY KEY)",
                        "INSERT INTO crossed VALUES (1), (2)",
                        "SET deadlock_timeout = '100ms'",
                        "BEGIN",
                        "UPDATE crossed SET id = id WHERE id = 1");
        FaultSession other =
                session().once("SET deadlock_timeout = '1min'", "BEGIN", "UPDATE crossed SET id = id WHERE id = 2");
        other.repeat("UPDATE crossed SET id = id WHERE id = 1");
        // Its statistics are reported when the transaction has ended.
        one.refused("UPDATE crossed SET id = id WHERE id = 2").once("ROLLBACK");
        return () -> {
            one.close();
            other.close();
        };
    }

    private AutoCloseable sessions() throws SQLException {
        List<Connection> opened = new ArrayList<>();
        for (int i = 0; i < MANY_SESSIONS; i++) {
            opened.add(open());
        }
        return () -> {
            for (Connection one : opened) {
                one.close();
            }
        };
    }

    private void terminate() throws SQLException {
        session().close();
    }

    private Connection open() throws SQLException {
        return primary.connect(SeededServer.DATABASE);
    }
}
