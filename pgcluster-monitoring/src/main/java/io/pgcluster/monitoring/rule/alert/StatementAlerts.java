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

/** How transactions and statements fare. */
final class StatementAlerts {
    private final TransactionsThresholds transactions;
    private final PendingTimes pending;

    private StatementAlerts(Thresholds thresholds) {
        transactions = thresholds.transactions();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        StatementAlerts alerts = new StatementAlerts(thresholds);
        return Stream.of(
                        alerts.deadlocks(),
                        alerts.rollbackRatioHigh(),
                        alerts.cacheHitLow(),
                        alerts.tempFilesHigh(),
                        alerts.statementsSlower())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> deadlocks() {
        return AlertBuilder.of("PostgresDeadlocks", Component.TRANSACTIONS)
                .on(Dashboard.LOCKS)
                .when("sum by (cluster, instance, datname) (increase(pg_stat_database_deadlocks[10m])) > <number>")
                .with("number", Limit.number(transactions.deadlocks()))
                .says("Deadlocks in {{ $labels.datname }} of <who>", """
                        <value:count> deadlocks within 10 minutes in the database {{ $labels.datname }} (limit <number>).
                        Each one rolled a transaction back.""")
                .as(Severity.WARNING);
    }

    private List<Alert> rollbackRatioHigh() {
        return AlertBuilder.of("PostgresRollbackRatioHigh", Component.TRANSACTIONS)
                .pending(pending.sustained())
                .when("""
                        instance:pg_rollbacks:ratio_rate5m > <limit>
                        and on (cluster, instance) instance:pg_rollbacks:rate5m > <floor>""")
                .with("limit", Limit.share(transactions.rollbackRatio()))
                .with("floor", Limit.factor(transactions.minRollbackRate()))
                .says("<value:percent> of the transactions of <who> are rolled back", """
                        <value:percent> of all transactions end in a rollback (limit <limit>, at more than <floor> a
                        second). Clients see errors.""")
                .as(Severity.WARNING);
    }

    private List<Alert> cacheHitLow() {
        return AlertBuilder.of("PostgresCacheHitLow", Component.TRANSACTIONS)
                .pending(pending.lasting())
                .when("""
                        instance:pg_blocks_hit:ratio_rate5m < <limit>
                        and on (cluster, instance) sum by (cluster, instance) (rate(pg_stat_database_blks_read[5m])) > <floor>""")
                .with("limit", Limit.share(transactions.cacheHitRatio()))
                .with("floor", Limit.factor(transactions.minBlockReadRate()))
                .says("<who> finds <value:percent> of its blocks in shared buffers", """
                        The share of blocks found in shared buffers is <value:percent> (limit <limit>) while more than
                        <floor> blocks a second are read from outside.""")
                .as(Severity.INFO);
    }

    private List<Alert> tempFilesHigh() {
        return AlertBuilder.of("PostgresTempFilesHigh", Component.TRANSACTIONS)
                .on(Dashboard.QUERIES)
                .pending(pending.sustained())
                .when("sum by (cluster, instance, datname) (rate(pg_stat_database_temp_bytes[5m])) > <limit>")
                .with("limit", Limit.bytes(transactions.tempBytesPerSecond()))
                .says("Statements in {{ $labels.datname }} of <who> spill to disk", """
                        <value:size> a second are written to temporary files in the database {{ $labels.datname }} (limit
                        <limit> a second): sorts and hashes do not fit into work_mem.""")
                .as(Severity.WARNING);
    }

    private List<Alert> statementsSlower() {
        return AlertBuilder.of("PostgresStatementsSlower", Component.TRANSACTIONS)
                .on(Dashboard.QUERIES)
                .pending(pending.sustained())
                .when("""
                        instance:pg_statement_seconds:mean_rate5m
                        / on (cluster, instance) (instance:pg_statement_seconds:mean_rate5m offset 1w)
                        > <limit>
                        and on (cluster, instance) instance:pg_statement_seconds:mean_rate5m > <floor>""")
                .with("limit", Limit.factor(transactions.latencyGrowth()))
                .with("floor", Limit.seconds(transactions.latencyFloor()))
                .says("Statements of <who> take <value> times as long as a week ago", """
                        The mean time of a statement is <value> times that of the same hour a week ago (limit <limit>), and
                        more than <floor>.""")
                .as(Severity.WARNING);
    }
}
