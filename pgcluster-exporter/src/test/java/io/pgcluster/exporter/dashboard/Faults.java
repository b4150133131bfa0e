package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.Reading.BLOCKED_SESSIONS;
import static io.pgcluster.exporter.dashboard.Reading.CLIENTS_WAITING;
import static io.pgcluster.exporter.dashboard.Reading.CONNECTIONS_USED;
import static io.pgcluster.exporter.dashboard.Reading.DEADLOCKS;
import static io.pgcluster.exporter.dashboard.Reading.DEAD_ROWS;
import static io.pgcluster.exporter.dashboard.Reading.FAILED_ARCHIVES;
import static io.pgcluster.exporter.dashboard.Reading.INACTIVE_SLOTS;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_IDLE_IN_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_LOCK_WAIT;
import static io.pgcluster.exporter.dashboard.Reading.LONGEST_TRANSACTION;
import static io.pgcluster.exporter.dashboard.Reading.NOT_REPLAYED;
import static io.pgcluster.exporter.dashboard.Reading.PENDING_RESTARTS;
import static io.pgcluster.exporter.dashboard.Reading.REPLAY_PAUSED;
import static io.pgcluster.exporter.dashboard.Reading.REQUESTED_CHECKPOINTS;
import static io.pgcluster.exporter.dashboard.Reading.ROLLED_BACK;
import static io.pgcluster.exporter.dashboard.Reading.SERVERS_DOWN;
import static io.pgcluster.exporter.dashboard.Reading.TEMPORARY_FILES;
import static io.pgcluster.exporter.dashboard.Reading.WAITING_LOCK_REQUESTS;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.exporter.collector.builtin.SeededServer;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes wrong on a cluster, one at a time. */
final class Faults {
    private static final int MANY_SESSIONS = 25;
    private static final int MANY_CLIENTS = 14;

    private final WatchedCluster cluster;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    Faults(WatchedCluster cluster) {
        this.cluster = cluster;
        primary = cluster.server().server();
        standby = cluster.standby();
    }

    /** In the order in which they disturb each other least; that of the server comes last. */
    List<Fault> all() {
        return List.of(
                Fault.of("a transaction that takes long", LONGEST_TRANSACTION, () -> session()
                        .repeat("BEGIN; SELECT pg_sleep(0.2); SELECT pg_sleep(30); COMMIT")),
                Fault.of(
                        "a session that is idle in a transaction",
                        LONGEST_IDLE_IN_TRANSACTION,
                        () -> session().once("BEGIN", "SELECT 1"),
                        LONGEST_TRANSACTION),
                Fault.of(
                        "a lock that another session waits for",
                        BLOCKED_SESSIONS,
                        this::lock,
                        LONGEST_LOCK_WAIT,
                        WAITING_LOCK_REQUESTS,
                        LONGEST_TRANSACTION,
                        LONGEST_IDLE_IN_TRANSACTION),
                Fault.of(
                        "sorts in temporary files",
                        TEMPORARY_FILES,
                        () -> session()
                                .once("SET work_mem = '64kB'")
                                .repeat(
                                        "SELECT count(*) FROM (SELECT n FROM generate_series(1, 100000) n ORDER BY n DESC OFFSET 0) s")),
                Fault.of("transactions that are rolled back", ROLLED_BACK, () -> session()
                        // It reads a table: a session without such statistics reports its rollbacks only when it ends.
                        .repeat("BEGIN; SELECT count(*) FROM account WHERE id = 7; ROLLBACK")),
                Fault.of("many sessions", CONNECTIONS_USED, this::sessions),
                Fault.of(
                        "more clients of a pool than it has sessions",
                        CLIENTS_WAITING,
                        this::poolerClients,
                        LONGEST_TRANSACTION,
                        LONGEST_IDLE_IN_TRANSACTION),
                Fault.of("a slot that is not in use", INACTIVE_SLOTS, () -> {
                    session()
                            .once("SELECT pg_create_physical_replication_slot('forgotten', true)")
                            .close();
                    return () -> session()
                            .once("SELECT pg_drop_replication_slot('forgotten')")
                            .close();
                }),
                Fault.of("an archive command that fails", FAILED_ARCHIVES, () -> {
                    primary.configure(Map.of("archive_command", "false"));
                    session()
                            .once("SELECT txid_current()", "SELECT pg_switch_wal()")
                            .close();
                    return () -> primary.configure(Map.of("archive_command", "true"));
                }),
                Fault.of("a checkpoint that is requested", REQUESTED_CHECKPOINTS, () -> session()
                        .once("CHECKPOINT")),
                Fault.of(
                        "rows that are deleted and not vacuumed",
                        DEAD_ROWS,
                        () -> session()
                                .once(
                                        "CREATE TABLE emptied WITH (autovacuum_enabled = off) AS SELECT generate_series(1, 50000) AS id",
                                        "DELETE FROM emptied"),
                        NOT_REPLAYED),
                Fault.of("a setting that waits for a restart", PENDING_RESTARTS, () -> {
                    primary.configure(Map.of("max_connections", "101"));
                    return () -> primary.configure(Map.of("max_connections", "100"));
                }),
                Fault.of(
                        "two sessions that wait for each other",
                        DEADLOCKS,
                        this::deadlock,
                        ROLLED_BACK,
                        BLOCKED_SESSIONS,
                        WAITING_LOCK_REQUESTS,
                        LONGEST_LOCK_WAIT),
                Fault.of(
                        "replay that is paused",
                        REPLAY_PAUSED,
                        () -> {
                            session(standby)
                                    .once("SELECT pg_wal_replay_pause()")
                                    .close();
                            return () -> session(standby)
                                    .once("SELECT pg_wal_replay_resume()")
                                    .close();
                        },
                        NOT_REPLAYED),
                Fault.of(
                        "a server that does not run",
                        SERVERS_DOWN,
                        () -> {
                            standby.stop();
                            return standby::start;
                        },
                        INACTIVE_SLOTS));
    }

    private FaultSession session() throws Exception {
        return session(primary);
    }

    private static FaultSession session(EmbeddedPostgres server) throws Exception {
        return new FaultSession(server);
    }

    private AutoCloseable lock() throws Exception {
        FaultSession holder = session().once("CREATE TABLE IF NOT EXISTS locked(id int)", "BEGIN", "LOCK TABLE locked");
        FaultSession waiter = session().repeat("INSERT INTO locked VALUES (1)");
        return () -> {
            holder.close();
            waiter.close();
        };
    }

    private AutoCloseable sessions() throws Exception {
        List<AutoCloseable> opened = new ArrayList<>();
        for (int i = 0; i < MANY_SESSIONS; i++) {
            opened.add(primary.connect(SeededServer.DATABASE));
        }
        return () -> closeAll(opened);
    }

    /** Each holds a session of the pool, by a transaction that does not end, or waits for one. */
    private AutoCloseable poolerClients() throws Exception {
        List<AutoCloseable> opened = new ArrayList<>();
        for (int i = 0; i < MANY_CLIENTS; i++) {
            opened.add(new PoolerClient(cluster.poolerUrl()));
        }
        return () -> closeAll(opened);
    }

    private static void closeAll(List<AutoCloseable> opened) throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private AutoCloseable deadlock() throws Exception {
        FaultSession one = session()
                .once(
                        "CREATE TABLE IF NOT EXISTS crossed AS SELECT generate_series(1, 2) AS id",
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
}
