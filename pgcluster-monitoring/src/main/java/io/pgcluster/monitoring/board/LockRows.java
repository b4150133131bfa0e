package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;
import io.pgcluster.monitoring.threshold.Thresholds;

/** Rows about locks. */
final class LockRows {
    private LockRows() {}

    static Row now(Thresholds limits) {
        return Row.open("Locks", waiting(), modes(), lockTable(limits));
    }

    static Row trees(Thresholds limits) {
        return Row.collapsed("Trees of waits and deadlocks", waitAges(limits), depth(), deadlocks(limits), kinds());
    }

    private static PanelBuilder waiting() {
        return graph("Requests that wait", Unit.NUMBER)
                .query("sum by (@, mode) (pg_locks_waiting{@db})", "{{mode}} {{instance}}")
                .mayBeEmpty("no request for a lock waits")
                .says(
                        "Requests for locks that are not granted, by mode.",
                        "none.",
                        "`AccessExclusiveLock` is a schema change: all that come after it wait too.");
    }

    private static PanelBuilder modes() {
        return graph("Locks by mode", Unit.NUMBER)
                .query("sum by (mode) (pg_locks_count{@db}) > 0", "{{mode}}")
                .mayBeEmpty("no session of these databases holds a lock")
                .says(
                        "Locks that sessions hold or wait for.",
                        "shared modes follow the load; exclusive ones are short.",
                        "exclusive locks that stay: see the oldest transaction.");
    }

    private static PanelBuilder lockTable(Thresholds limits) {
        return graph("Lock table used", Unit.RATIO)
                .steps(Steps.above(limits.transactions().lockTableUsed()))
                .query(
                        "sum by (@) (pg_locks_count{@}) / (max by (@) (pg_settings_max_locks_per_transaction{@})"
                                + " * (max by (@) (pg_settings_max_connections{@}) + max by (@) (pg_settings_max_prepared_transactions{@})))",
                        "{{instance}}")
                .says(
                        "Locks as a share of the shared table of locks.",
                        "a few percent.",
                        "statements fail with \"out of shared memory\" when it is full: raise `max_locks_per_transaction`, use fewer partitions at once.");
    }

    private static PanelBuilder waitAges(Thresholds limits) {
        return graph("Longest wait for a lock", Unit.SECONDS)
                .steps(Steps.above(limits.transactions().lockWait()))
                .query("max by (@) (pg_locks_max_wait_seconds{@})", "{{instance}}")
                .mayBeEmpty("PostgreSQL tells it since version 14")
                .says("The oldest waiting request on each server.", "0.", "end the session at the root.");
    }

    private static PanelBuilder depth() {
        return graph("Trees of waits", Unit.NUMBER)
                .query("max by (@) (pg_lock_tree_roots{@})", "{{instance}} roots")
                .query("max by (@) (pg_lock_tree_depth{@})", "{{instance}} depth")
                .query("max by (@) (pg_blocking_sessions{@})", "{{instance}} blocking")
                .says(
                        "Sessions that others wait for, and the longest chain of sessions that wait for each other.",
                        "0.",
                        "a deep tree with one root is one forgotten transaction; many roots are contention on the same rows.");
    }

    private static PanelBuilder deadlocks(Thresholds limits) {
        return graph("Deadlocks in 10 minutes", Unit.NUMBER)
                .steps(Steps.above(limits.transactions().deadlocks()))
                .query(
                        "sum by (@, datname) (increase(pg_stat_database_deadlocks{@db,datname!=\"\"}[10m])) > 0",
                        "{{datname}} on {{instance}}")
                .mayBeEmpty("no deadlock happened")
                .says(
                        "Transactions that the server ended as they waited for each other.",
                        "0.",
                        "the server's log has both statements. Have transactions lock rows in the same order.");
    }

    private static PanelBuilder kinds() {
        return graph("Long waits by kind of lock", Unit.PER_SECOND)
                .query("sum by (@, locktype) (rate(pg_stat_lock_waits_total{@}[@])) > 0", "{{locktype}} {{instance}}")
                .mayBeEmpty("PostgreSQL counts them since version 19, and none were long")
                .says(
                        "Locks that were granted after a wait longer than `deadlock_timeout`, by kind.",
                        "none.",
                        "`transactionid` and `tuple` are rows, `relation` is schema changes.");
    }
}
