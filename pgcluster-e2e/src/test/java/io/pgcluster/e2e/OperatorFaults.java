package io.pgcluster.e2e;

import java.util.List;

/** What operators begin and forget to end: maintenance mode, a paused pooler, paused replay, vacuum switched off, a slot without a reader. */
final class OperatorFaults implements AutoCloseable {
    private final LiveCluster cluster;
    private final String primary;
    private final String replica;

    OperatorFaults(LiveCluster cluster, String primary, String replica) {
        this.cluster = cluster;
        this.primary = primary;
        this.replica = replica;
    }

    /** What they are reported as. */
    List<String> alerts() {
        return List.of(
                "PatroniPaused warning",
                "PgBouncerPaused warning pgbouncer2",
                "PostgresAutovacuumOff warning " + primary,
                "PostgresSlotInactive warning " + primary,
                "PostgresReplayPaused warning " + replica,
                "PostgresReplicationLagBytes warning " + replica,
                "PostgresReplicationLagTime warning " + replica);
    }

    /** In maintenance mode Patroni leaves slots alone that are not its own. */
    void begin() {
        patroni("pause");
        pooler("PAUSE");
        ask(replica, "SELECT pg_wal_replay_pause()");
        ask(primary, "ALTER SYSTEM SET autovacuum = off");
        ask(primary, "SELECT pg_reload_conf()");
        ask(primary, "SELECT pg_create_physical_replication_slot('forgotten', true)");
    }

    private void patroni(String verb) {
        cluster.exec(primary, "patronictl", verb, "--wait").orFail();
    }

    private void pooler(String command) {
        new PoolerConsole(cluster, "pgbouncer2").run(command).orFail();
    }

    private void ask(String member, String sql) {
        cluster.exec(member, "psql", "-XAtqc", sql).orFail();
    }

    @Override
    public void close() {
        ask(primary, "SELECT pg_drop_replication_slot('forgotten')");
        ask(primary, "ALTER SYSTEM RESET autovacuum");
        ask(primary, "SELECT pg_reload_conf()");
        ask(replica, "SELECT pg_wal_replay_resume()");
        pooler("RESUME");
        patroni("resume");
    }
}
