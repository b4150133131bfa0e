package io.pgcluster.exporter.dashboard;

import static io.pgcluster.exporter.dashboard.PanelNumber.shown;

/** A panel that an operator would look at, what its number is, and by how much a fault moves it, which is more than noise. */
@SuppressWarnings("ImmutableEnumChecker") // A record of texts is immutable; the checker only believes annotations.
enum Reading {
    LONGEST_TRANSACTION(shown("pg1", "overview", "Longest transaction"), 2.5),
    LONGEST_IDLE_IN_TRANSACTION(shown("pg1", "locks", "Longest idle in transaction"), 2.5),
    ROWS_KEPT_FOR_TRANSACTIONS(
            shown("pg1", "vacuum", "What holds vacuum back")
                    .where("source", "running_transaction")
                    .sum(),
            100),
    BLOCKED_SESSIONS(shown("pg1", "overview", "Blocked sessions"), 0.5),
    LONGEST_LOCK_WAIT(shown("pg1", "locks", "Longest wait for a lock"), 1),
    WAITING_LOCK_REQUESTS(shown("pg1", "locks", "Requests that wait").sum(), 0.5),
    ROOTS_OF_WAITS(shown("pg1", "locks", "Roots of trees"), 0.5),
    LOCK_TABLE_USED(shown("pg1", "locks", "Lock table used"), 0.15),
    DEADLOCKS(shown("pg1", "overview", "Deadlocks in 10 minutes").sum().asLasting(), 0.5),
    TEMPORARY_FILES_WRITTEN(shown("pg1", "overview", "Written to temporary files"), 200_000),
    TEMPORARY_FILES_NOW(shown("pg1", "tables", "Temporary files now"), 1_500_000),
    SHARE_ROLLED_BACK(shown("pg1", "overview", "Share rolled back"), 0.1),
    ROWS_READ(shown("pg1", "overview", "Rows read"), 40_000),
    ROWS_READ_BY_SCANS(
            shown("pg1", "tables", "Rows read by sequential scans")
                    .where("relname", "account")
                    .sum(),
            40_000),
    CONNECTIONS_USED(shown("pg1", "overview", "Connections used"), 0.15),
    CONNECTIONS_OF_DATABASE(shown("pg1", "locks", "Databases").target("B").where("datname", "app"), 0.5),
    SESSIONS_OPENED(shown("pg1", "locks", "Sessions opened"), 2.5),
    SESSIONS_ABANDONED(shown("pg1", "overview", "Sessions opened and lost").target("B"), 2),
    SESSIONS_KILLED(shown("pg1", "overview", "Sessions opened and lost").target("D"), 2),
    INACTIVE_SLOTS(shown("pg1", "replication", "Slots").zeros(), 0.5),
    WAL_KEPT_FOR_STANDBY(
            shown("pg1", "replication", "WAL kept by each slot").where("slot_name", "repmgr_slot_5"), 150_000),
    SYNCHRONOUS_STANDBYS(shown("pg1", "replication", "Synchronous standbys"), 0.5),
    STANDBYS_NOT_STREAMING(shown("pg2", "replication", "Standbys not streaming"), 0.5),
    NOT_WRITTEN(shown("pg1", "replication", "Not written yet").where("application_name", "replica_1"), 150_000),
    LAG_OF_RECEIVER(
            shown("pg1", "replication", "Lag of each receiver, bytes").where("application_name", "replica_1"), 150_000),
    LAG_OF_STANDBY(shown("pg2", "replication", "Lag in time, by the standby"), 1.5),
    NOT_REPLAYED(shown("pg2", "replication", "Received and not replayed"), 150_000),
    REPLAY_PAUSED(shown("pg2", "replication", "Replay paused"), 0.5),
    CANCELLED_BY_RECOVERY(
            shown("pg2", "replication", "Queries cancelled by recovery in 10 minutes")
                    .target("B")
                    .sum()
                    .asLasting(),
            0.5),
    TIMELINE(shown("pg2", "replication", "Timeline"), 0.5),
    ROLE(shown("pg2", "overview", "Role and state"), 0.5),
    SERVERS_DOWN(shown("pg2", "overview", "Servers down"), 0.5),
    FAILED_ARCHIVES(shown("pg1", "wal", "WAL files archived").target("B"), 0.01),
    WAITING_FOR_ARCHIVE(shown("pg1", "wal", "Waiting for the archive"), 0.5),
    WAL_WRITTEN(shown("pg1", "wal", "WAL written"), 1_500_000),
    REQUESTED_CHECKPOINTS(
            shown("pg1", "wal", "Checkpoints per hour").target("B").asLasting(), 0.5),
    DEAD_ROWS(
            shown("pg1", "vacuum", "Dead rows of tables")
                    .where("relname", "emptied")
                    .sum()
                    .asLasting(),
            20_000),
    TABLES_BEHIND(shown("pg1", "vacuum", "Tables behind").asLasting(), 0.5),
    ROWS_DELETED(shown("pg1", "overview", "Rows written").target("C"), 5_000),
    INVALID_INDEXES(shown("pg1", "tables", "Invalid indexes").where("datname", "app"), 0.5),
    FOREIGN_KEYS_WITHOUT_INDEX(
            shown("pg1", "tables", "Foreign keys without index").where("datname", "app"), 0.5),
    TABLES_WITHOUT_PRIMARY_KEY(
            shown("pg1", "tables", "Tables without primary key").where("datname", "app"), 0.5),
    SEQUENCES_USED_UP(shown("pg1", "tables", "Sequences near their end"), 0.5),
    PENDING_RESTARTS(shown("pg1", "overview", "Settings that wait for a restart"), 0.5),
    WORK_MEM(shown("pg1", "overview", "Key settings").target("C"), 1_000_000),
    FAILING_COLLECTORS(
            shown("pg1", "exporter", "Failing collectors")
                    .course()
                    .where("collector", "stat_statements_info")
                    .sum(),
            0.5),
    CLIENTS_WAITING(shown("pooler1", "pgbouncer", "Clients waiting"), 1.5),
    LONGEST_CLIENT_WAIT(shown("pooler1", "pgbouncer", "Longest wait"), 1),
    CLIENT_CONNECTIONS_USED(shown("pooler1", "pgbouncer", "Client connections used"), 0.1),
    FAILOVER_OFF(shown("pg1", "patroni", "Automatic failover off"), 0.5),
    FAILSAFE_MODE(shown("pg1", "patroni", "Failsafe mode active"), 0.5),
    LEADER_LOCK_FREE(shown("pg1", "patroni", "Leader lock free"), 0.5),
    CLUSTERS_WITHOUT_LEADER(shown("pg1", "patroni", "Clusters without leader"), 0.5),
    CONSENSUS_STORE_SILENT(shown("pg1", "patroni", "Consensus store silent"), 30),
    RESTART_PENDING(shown("pg1", "patroni", "Waits for a restart"), 0.5),
    PATRONI_SILENT(shown("pg2", "patroni", "Members that do not answer"), 0.5),
    BACKUP_AGE(shown("pg1", "backup", "Age of last backup"), 50_000),
    FULL_BACKUP_AGE(shown("pg1", "backup", "Age of last full backup"), 50_000),
    REPOSITORIES_IN_ERROR(shown("pg1", "backup", "Repositories in error"), 0.5),
    BACKUP_ERRORS(shown("pg1", "backup", "Errors found by verification"), 0.5),
    DRILL_AGE(shown("pg1", "backup", "Last successful restore drill"), 50_000),
    FAILED_OPERATIONS(
            shown("pg1", "backup", "Operations").where("result", "failed").sum(), 0.5),
    REPOSITORY_FREE(shown("pg1", "backup", "Free space"), -0.3),
    CLOCK_DIFFERENCE(shown("pg1", "backup", "Difference of the clocks"), 10),
    ;

    private final PanelNumber number;
    private final double step;

    /** The step is negative where less is worse. */
    Reading(PanelNumber number, double step) {
        this.number = number;
        this.step = step;
    }

    PanelNumber number() {
        return number;
    }

    /** Whether the number has become worse, by more than noise. */
    boolean worse(double before, double after) {
        return step > 0 ? after > before + step : after < before + step;
    }

    /** Whether the number is the same, apart from noise. */
    boolean same(double before, double after) {
        return Math.abs(after - before) <= Math.abs(step);
    }
}
