package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.TransactionsThresholds;
import java.util.List;
import java.util.stream.Stream;

/** Sessions that hold what others need. */
final class SessionAlerts {
    private final TransactionsThresholds transactions;
    private final PendingTimes pending;

    private SessionAlerts(Thresholds thresholds) {
        transactions = thresholds.transactions();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        SessionAlerts alerts = new SessionAlerts(thresholds);
        return Stream.of(
                        alerts.idleInTransaction(),
                        alerts.longTransaction(),
                        alerts.longQuery(),
                        alerts.lockWait(),
                        alerts.blockedSessions(),
                        alerts.lockTableFilling(),
                        alerts.preparedTransactionOld())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> idleInTransaction() {
        return AlertBuilder.of("PostgresIdleInTransaction", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.outage())
                .when(
                        "max by (cluster, instance, datname) (pg_stat_activity_max_idle_in_transaction_seconds) > <limit>")
                .says("A session of <who> has been idle in a transaction for <value:time>", """
                        In the database {{ $labels.datname }} a session has an open transaction and has been idle for
                        <value:time> (limit <limit>). It keeps its locks and holds back vacuum.""")
                .asPair(
                        Limit.seconds(transactions.idleInTransaction().warning()),
                        Limit.seconds(transactions.idleInTransaction().critical()));
    }

    private List<Alert> longTransaction() {
        return AlertBuilder.of("PostgresLongTransaction", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.steady())
                .when("""
                        max by (cluster, instance, datname) (
                          pg_stat_activity_max_tx_duration{backend_type=~"(client backend)?", application_name!~"pg_dump|pg_basebackup|pgBackRest.*"}
                        ) > <limit>""")
                .says("A transaction of <who> has been open for <value:time>", """
                        In the database {{ $labels.datname }} a transaction has been open for <value:time> (limit <limit>).
                        Vacuum cannot remove rows that it may still see.""")
                .asPair(
                        Limit.seconds(transactions.longTransaction().warning()),
                        Limit.seconds(transactions.longTransaction().critical()));
    }

    private List<Alert> longQuery() {
        return AlertBuilder.of("PostgresLongQuery", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.steady())
                .when("max by (cluster, instance, datname) (pg_stat_activity_max_query_duration_seconds) > <limit>")
                .with("limit", Limit.seconds(transactions.longQuery()))
                .says(
                        "A statement of <who> has been running for <value:time>",
                        "In the database {{ $labels.datname }} a statement has been running for <value:time> (limit <limit>).")
                .as(Severity.WARNING);
    }

    private List<Alert> lockWait() {
        return AlertBuilder.of("PostgresLockWait", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.brief())
                .when("max by (cluster, instance) (pg_locks_max_wait_seconds) > <limit>")
                .says("A session of <who> has waited <value:time> for a lock", """
                        The longest wait for a lock has lasted <value:time> (limit <limit>). Sessions queue behind each
                        other, up to the connection limit.""")
                .asPair(
                        Limit.seconds(transactions.lockWait().warning()),
                        Limit.seconds(transactions.lockWait().critical()));
    }

    private List<Alert> blockedSessions() {
        return AlertBuilder.of("PostgresBlockedSessions", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.brief())
                .when("sum by (cluster, instance) (pg_blocked_sessions) > <number>")
                .with("number", Limit.number(transactions.blockedSessions()))
                .says("<value:count> sessions of <who> wait for locks", """
                        <value:count> sessions are blocked by others (limit <number>). The ones that block are few: ending
                        the roots of the lock tree frees all.""")
                .as(Severity.WARNING);
    }

    private List<Alert> lockTableFilling() {
        return AlertBuilder.of("PostgresLockTableFilling", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.steady())
                .when("""
                        sum by (cluster, instance) (pg_locks_count)
                        / (
                          max by (cluster, instance) (pg_settings_max_locks_per_transaction)
                          * (max by (cluster, instance) (pg_settings_max_connections) + max by (cluster, instance) (pg_settings_max_prepared_transactions))
                        )
                        > <limit>""")
                .with("limit", Limit.share(transactions.lockTableUsed()))
                .says("The lock table of <who> is <value:percent> full", """
                        <value:percent> of the shared lock table is in use (limit <limit>). When it is full, statements fail
                        with "out of shared memory".""")
                .as(Severity.WARNING);
    }

    private List<Alert> preparedTransactionOld() {
        return AlertBuilder.of("PostgresPreparedTransactionOld", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .pending(pending.sustained())
                .when("max by (cluster, instance) (pg_prepared_xacts_oldest_age_seconds) > <limit>")
                .with("limit", Limit.seconds(transactions.preparedTransaction()))
                .says("A prepared transaction of <who> is <value:time> old", """
                        A transaction prepared for two-phase commit has waited <value:time> (limit <limit>). It holds locks
                        and vacuum back, and survives restarts.""")
                .as(Severity.WARNING);
    }
}
